package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// What two answers say about a model that does not say it itself.
final class OnnxProbe {
  private static final double CLOSE = 1e-3;

  private OnnxProbe() {}

  static ProblemException classesUntold() {
    return new ProblemException(
        Problem.Kind.UNSUPPORTED_OUTPUT,
        "the model answers with labels, and nothing says how many there are",
        "say the number of classes, or name an output with scores");
  }

  /// Probabilities are not negative and sum to one; a single number lies between 0 and 1.
  static Output kind(Samples answers) {
    for (int i = 0; i < answers.count(); i++) {
      double sum = 0;
      for (int c = 0; c < answers.width(); c++) {
        float value = answers.at(i, c);
        if (!(value >= 0 && value <= 1)) {
          return Output.LOGITS;
        }
        sum += value;
      }
      if (answers.width() > 1 && Math.abs(sum - 1) > CLOSE) {
        return Output.LOGITS;
      }
    }
    return Output.SCORES;
  }
}
