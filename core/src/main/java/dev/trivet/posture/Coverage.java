package dev.trivet.posture;

/// How far the controls answer a threat.
public enum Coverage {
  /// A proven control that prevents or limits names it.
  COVERED,
  /// Only a proven control that detects names it.
  PARTLY_COVERED,
  /// Somebody accepted it, with a reason and until a date.
  ACCEPTED,
  /// No proven control names it.
  OPEN
}
