package dev.trivet.measure.model;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// Checks on true labels.
public final class Labels {
  private Labels() {}

  /// @throws ProblemException when there is not one label for each sample, or one is no class
  public static void check(int[] labels, int samples, int classes) {
    if (labels.length != samples) {
      throw new ProblemException(
          Problem.Kind.WRONG_LABEL,
          labels.length + " labels for " + samples + " samples",
          "give one for each");
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new ProblemException(
            Problem.Kind.WRONG_LABEL,
            "label %d of sample %d is none of %d classes".formatted(labels[i], i, classes),
            "number the classes from 0 in the order of the model's output");
      }
    }
  }
}
