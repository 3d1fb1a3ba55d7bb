package dev.trivet.measure.calibration;

import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// What a model gave the class it answered, and whether that was right. The arrays are shared, as
/// there may be millions.
public final class Confidences {
  private static final double ROUNDING = 1e-4;

  private final double[] confidence;
  private final boolean[] correct;

  /// @param confidence between 0 and 1
  /// @throws ProblemException for a confidence outside
  public Confidences(double[] confidence, boolean[] correct) {
    if (confidence.length != correct.length) {
      throw new IllegalArgumentException(confidence.length + " against " + correct.length);
    }
    for (int i = 0; i < confidence.length; i++) {
      if (!(confidence[i] >= 0 && confidence[i] <= 1)) {
        throw new ProblemException(
            Problem.Kind.NOT_FINITE,
            "the confidence of sample " + i + " is " + confidence[i],
            "scores are probabilities; say that they are logits if they are");
      }
    }
    this.confidence = confidence;
    this.correct = correct;
  }

  public static Confidences of(Predictions predictions, int[] truth) {
    Labels.check(truth, predictions.count(), predictions.classes());
    double[] confidence = new double[predictions.count()];
    for (int i = 0; i < confidence.length; i++) {
      double given = predictions.confidence(i);
      confidence[i] = given > 1 && given < 1 + ROUNDING ? 1 : given;
    }
    return new Confidences(confidence, predictions.correct(truth));
  }

  public int count() {
    return confidence.length;
  }

  public double confidence(int sample) {
    return confidence[sample];
  }

  public boolean correct(int sample) {
    return correct[sample];
  }

  /// The confidences at ascending ranks.
  double[] at(int[] ranks) {
    return Ranks.values(confidence, ranks);
  }

  /// The mean squared distance between confidence and being right.
  public double brier() {
    double sum = 0;
    for (int i = 0; i < confidence.length; i++) {
      double off = confidence[i] - (correct[i] ? 1 : 0);
      sum += off * off;
    }
    return sum / confidence.length;
  }
}
