package dev.trivet.measure.model;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// What two answers say about a model that does not say it itself.
final class OnnxProbe {
  private OnnxProbe() {}

  static ProblemException classesUntold() {
    return new ProblemException(
        Problem.Kind.UNSUPPORTED_OUTPUT,
        "the model answers with labels, and nothing says how many there are",
        "say the number of classes, or name an output with scores");
  }
}
