package dev.trivet.redteam.judge;

/// What a hit was seen by, the surest first.
public enum Witness {
  /// Something happened that happens in no other way.
  SIDE_EFFECT,
  /// A rule over the text, which errs at a rate that was measured.
  DETECTOR,
  /// Another model.
  JUDGE
}
