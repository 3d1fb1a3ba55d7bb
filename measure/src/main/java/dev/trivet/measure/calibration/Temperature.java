package dev.trivet.measure.calibration;

import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import java.util.Arrays;

/// Temperature scaling (Guo et al., ICML 2017): one number all logits are divided by. It changes
/// how sure a model is and never what it answers.
///
/// @param value above 1 for a model that was too sure
public record Temperature(double value) {
  private static final double HOTTEST = 1_000;
  private static final int HALVINGS = 100;

  public Temperature {
    if (!(value > 0)) {
      throw new IllegalArgumentException("a temperature of " + value);
    }
  }

  /// How well a temperature fitted on one half works on the other.
  ///
  /// @param before and `after`: the held-out half's ECE with equal-width bins
  public record HeldOut(Temperature temperature, double before, double after, int samples) {}

  /// The temperature with the least negative log-likelihood. In the inverse temperature that is
  /// convex, so the sign of the slope leads there.
  public static Temperature fit(Predictions predictions, int[] truth) {
    Labels.check(truth, predictions.count(), predictions.classes());
    double[][] logits = logits(predictions);
    double low = -Math.log(HOTTEST);
    double high = Math.log(HOTTEST);
    for (int i = 0; i < HALVINGS && high - low > 1e-12; i++) {
      double middle = (low + high) / 2;
      if (slope(logits, truth, Math.exp(middle)) > 0) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return new Temperature(Math.exp(-(low + high) / 2));
  }

  /// Fits on the first half and looks at the second; shuffle samples that come sorted.
  public static HeldOut heldOut(Predictions predictions, int[] truth, int bins) {
    int half = predictions.count() / 2;
    int all = predictions.count();
    int[] first = Arrays.copyOfRange(truth, 0, half);
    int[] second = Arrays.copyOfRange(truth, half, all);
    Temperature fitted = fit(predictions.range(0, half), first);
    Predictions rest = predictions.range(half, all);
    return new HeldOut(
        fitted, ece(rest, second, bins), ece(fitted.applied(rest), second, bins), all - half);
  }

  public Predictions applied(Predictions predictions) {
    double[][] logits = logits(predictions);
    float[] scaled = new float[predictions.count() * predictions.classes()];
    for (int i = 0; i < logits.length; i++) {
      for (int c = 0; c < logits[i].length; c++) {
        scaled[i * logits[i].length + c] = (float) (logits[i][c] / value);
      }
    }
    return Predictions.of(Output.LOGITS, scaled, predictions.classes());
  }

  private static double ece(Predictions predictions, int[] truth, int bins) {
    return Reliability.of(Confidences.of(predictions, truth), Binning.width(bins)).ece();
  }

  /// Logits; of scores, their logarithms, which are logits up to a constant.
  private static double[][] logits(Predictions predictions) {
    double[][] logits = new double[predictions.count()][predictions.classes()];
    for (int i = 0; i < logits.length; i++) {
      for (int c = 0; c < logits[i].length; c++) {
        logits[i][c] =
            predictions.output() == Output.LOGITS
                ? predictions.value(i, c)
                : predictions.logProbability(i, c);
      }
    }
    return logits;
  }

  /// The derivative of the negative log-likelihood by the inverse temperature.
  private static double slope(double[][] logits, int[] truth, double inverse) {
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      double top = Double.NEGATIVE_INFINITY;
      for (double logit : logits[i]) {
        top = Math.max(top, logit);
      }
      double weight = 0;
      double mean = 0;
      for (double logit : logits[i]) {
        double w = Math.exp(inverse * (logit - top));
        weight += w;
        mean += w * logit;
      }
      sum += mean / weight - logits[i][truth[i]];
    }
    return sum;
  }
}
