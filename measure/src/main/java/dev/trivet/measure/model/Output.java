package dev.trivet.measure.model;

/// What a model tells about a sample.
public enum Output {
  /// Only the class it decides for.
  LABELS,
  /// A probability for each class.
  SCORES,
  /// A number for each class before the softmax.
  LOGITS
}
