package dev.trivet.measure.calibration;

import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Predictions;

/// Scores that no model can better by saying something else than it believes (Gneiting and Raftery,
/// JASA 102, 2007).
public final class ProperScores {
  private ProperScores() {}

  /// For each sample, the squared distance between the probabilities and the truth, over all
  /// classes (Brier 1950): 0 to 2.
  public static double[] brier(Predictions predictions, int[] truth) {
    Labels.check(truth, predictions.count(), predictions.classes());
    double[] scores = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      double[] p = predictions.probabilities(i);
      for (int c = 0; c < p.length; c++) {
        double off = p[c] - (c == truth[i] ? 1 : 0);
        scores[i] += off * off;
      }
    }
    return scores;
  }

  /// For each sample, the negative logarithm of what the model gave the truth.
  public static double[] negativeLogLikelihood(Predictions predictions, int[] truth) {
    Labels.check(truth, predictions.count(), predictions.classes());
    double[] scores = new double[truth.length];
    for (int i = 0; i < truth.length; i++) {
      scores[i] = -predictions.logProbability(i, truth[i]);
    }
    return scores;
  }
}
