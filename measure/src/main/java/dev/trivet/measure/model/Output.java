package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;

/// What a model tells about a sample.
public enum Output {
  /// Only the class it decides for.
  LABELS,
  /// A probability for each class.
  SCORES,
  /// A number for each class before the softmax.
  LOGITS;

  private static final double CLOSE = 1e-3;

  /// What a few answers look like, of a model that does not say. Probabilities are not negative and
  /// sum to one; a single number lies between 0 and 1.
  public static Output ofNumbers(Samples answers) {
    for (int i = 0; i < answers.count(); i++) {
      double sum = 0;
      for (int c = 0; c < answers.width(); c++) {
        float value = answers.at(i, c);
        if (!(value >= 0 && value <= 1)) {
          return LOGITS;
        }
        sum += value;
      }
      if (answers.width() > 1 && Math.abs(sum - 1) > CLOSE) {
        return LOGITS;
      }
    }
    return SCORES;
  }
}
