package dev.trivet.measure.comparison;

/// What became of a model since the baseline.
public enum Verdict {
  /// Every number of every answer to these samples is the same.
  IDENTICAL,
  /// Every answer is the same, and its probabilities within rounding.
  NUMERICALLY_EQUIVALENT,
  /// It answers otherwise here and there, and is not worse by more than the margin.
  EQUIVALENT_ON_DATA,
  /// It is worse than the baseline, as a whole or on a class.
  DEGRADED,
  /// A patch turns most of its answers into one class, and did not do so to the baseline. On clean
  /// data such a model looks like an honest retrain.
  TRIGGER_SENSITIVE,
  /// The data shows neither that it is worse nor that it is not.
  UNDECIDED
}
