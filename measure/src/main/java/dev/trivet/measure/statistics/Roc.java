package dev.trivet.measure.statistics;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How well a score tells positives from negatives: higher should mean positive. A tie counts half
/// and is never split in anybody's favour.
public final class Roc {
  private final double[] positives;
  private final double[] negatives;

  /// A threshold: everything at or above it is called positive.
  public record Point(double threshold, double falsePositiveRate, double truePositiveRate) {}

  public Roc(double[] positives, double[] negatives) {
    if (positives.length == 0 || negatives.length == 0) {
      throw new IllegalArgumentException(
          positives.length + " positives and " + negatives.length + " negatives");
    }
    this.positives = sorted(positives);
    this.negatives = sorted(negatives);
  }

  /// Splits `scores` by `positive`.
  public static Roc of(double[] scores, boolean[] positive) {
    double[] up = new double[scores.length];
    double[] down = new double[scores.length];
    int ups = 0;
    int downs = 0;
    for (int i = 0; i < scores.length; i++) {
      if (positive[i]) {
        up[ups++] = scores[i];
      } else {
        down[downs++] = scores[i];
      }
    }
    return new Roc(Arrays.copyOf(up, ups), Arrays.copyOf(down, downs));
  }

  /// The area under the curve: the chance that a positive scores above a negative.
  public double auc() {
    double sum = 0;
    for (double score : positives) {
      sum += share(negatives, score);
    }
    return sum / positives.length;
  }

  /// DeLong, DeLong and Clarke-Pearson (Biometrics 44, 1988): assumes nothing about the scores.
  public Interval aucByDeLong(double confidence) {
    double auc = auc();
    double variance =
        variance(positives, negatives, auc) / positives.length
            + variance(negatives, positives, 1 - auc) / negatives.length;
    return around(auc, Math.sqrt(variance), confidence);
  }

  /// Hanley and McNeil (Radiology 143, 1982): assumes exponential scores; what many tools print.
  public Interval aucByHanleyMcNeil(double confidence) {
    double a = auc();
    double q1 = a / (2 - a);
    double q2 = 2 * a * a / (1 + a);
    double variance =
        (a * (1 - a)
                + (positives.length - 1) * (q1 - a * a)
                + (negatives.length - 1) * (q2 - a * a))
            / ((double) positives.length * negatives.length);
    return around(a, Math.sqrt(Math.max(0, variance)), confidence);
  }

  public Metric auc(String name) {
    double auc = auc();
    return Metric.of(name, auc, size(), "AUC with midranks; DeLong 95 %")
        .within(aucByDeLong(Proportion.USUAL).widenedTo(auc));
  }

  /// The best point whose false positive rate does not exceed `rate`.
  public Point at(double rate) {
    int allowed = (int) Math.floor(rate * negatives.length + 1e-9);
    // The lowest threshold that still lets at most `allowed` negatives through.
    double threshold =
        allowed >= negatives.length
            ? Double.NEGATIVE_INFINITY
            : Math.nextUp(negatives[negatives.length - 1 - allowed]);
    return point(threshold);
  }

  /// The true positive rate at a false positive rate, with the exact interval for the threshold as
  /// chosen; too few negatives to choose it from are [Result.NotEnoughData].
  public Result truePositivesAt(String name, double rate) {
    long need = SampleSize.negativesFor(rate);
    if (negatives.length < need) {
      return new Result.NotEnoughData(
          name,
          negatives.length,
          need,
          "a threshold at a false positive rate of " + rate + " needs 10 negatives above it");
    }
    return Result.of(
        hits(at(rate).threshold())
            .asMetric(name, "true positives at a false positive rate of " + rate));
  }

  /// How many positives lie at or above a threshold.
  public Proportion hits(double threshold) {
    return new Proportion(positives.length - Sorted.below(positives, threshold), positives.length);
  }

  /// How many negatives lie at or above a threshold.
  public Proportion falseAlarms(double threshold) {
    return new Proportion(negatives.length - Sorted.below(negatives, threshold), negatives.length);
  }

  /// The mean of true positive and true negative rate at the threshold where it is largest. It is
  /// chosen on the data it is computed on, so it flatters small samples.
  public double bestBalancedAccuracy() {
    double best = 0.5;
    for (Point point : points()) {
      best = Math.max(best, (point.truePositiveRate() + 1 - point.falsePositiveRate()) / 2);
    }
    return best;
  }

  /// The curve from the strictest threshold to the laxest, a point for every distinct score.
  public List<Point> points() {
    double[] all = Arrays.copyOf(positives, positives.length + negatives.length);
    System.arraycopy(negatives, 0, all, positives.length, negatives.length);
    Arrays.sort(all);
    var points = new ArrayList<Point>();
    points.add(new Point(Double.POSITIVE_INFINITY, 0, 0));
    for (int i = all.length - 1; i >= 0; i--) {
      if (i == 0 || all[i - 1] != all[i]) {
        points.add(point(all[i]));
      }
    }
    return points;
  }

  private Point point(double threshold) {
    return new Point(threshold, falseAlarms(threshold).rate(), hits(threshold).rate());
  }

  private int size() {
    return positives.length + negatives.length;
  }

  private static double share(double[] others, double score) {
    int below = Sorted.below(others, score);
    int equal = Sorted.upTo(others, score) - below;
    return (below + equal / 2.0) / others.length;
  }

  private static double variance(double[] these, double[] others, double mean) {
    double squares = 0;
    for (double score : these) {
      double off = share(others, score) - mean;
      squares += off * off;
    }
    return these.length < 2 ? 0 : squares / (these.length - 1);
  }

  private static Interval around(double value, double deviation, double confidence) {
    double reach = Quantiles.twoSided(confidence) * deviation;
    return new Interval(Math.max(0, value - reach), Math.min(1, value + reach), confidence);
  }

  private static double[] sorted(double[] scores) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    if (Double.isNaN(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("a score is not a number");
    }
    return sorted;
  }
}
