package dev.trivet.measure.statistics;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.result.Metric;

/// How many of a number of independent trials hit.
public record Proportion(long hits, long trials) {
  /// What intervals claim unless told otherwise.
  public static final double USUAL = 0.95;

  public Proportion {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException(hits + " hits in " + trials + " trials");
    }
  }

  /// Counts the hits among `trials`.
  public static Proportion of(boolean[] trials) {
    long hits = 0;
    for (boolean hit : trials) {
      hits += hit ? 1 : 0;
    }
    return new Proportion(hits, trials.length);
  }

  /// @throws IllegalStateException when there was no trial
  public double rate() {
    needTrials();
    return (double) hits / trials;
  }

  /// The exact interval of Clopper and Pearson (Biometrika 26, 1934): never covers less than it
  /// claims, whatever the true share.
  public Interval clopperPearson(double confidence) {
    double tail = (1 - confidence) / 2;
    return new Interval(lowerBound(tail), upperBound(tail), confidence);
  }

  /// The share that fewer than `alpha` of all samples would lie above by as much as this one.
  public double lowerBound(double alpha) {
    needTrials();
    return hits == 0 ? 0 : Quantiles.beta((double) hits, trials - hits + 1.0, alpha);
  }

  /// The share that fewer than `alpha` of all samples would lie below by as much as this one.
  public double upperBound(double alpha) {
    needTrials();
    return hits == trials ? 1 : Quantiles.beta(hits + 1.0, (double) (trials - hits), 1 - alpha);
  }

  /// Wilson's score interval (JASA 22, 1927): shorter than the exact one, right on average.
  public Interval wilson(double confidence) {
    needTrials();
    return wilson(rate(), (double) trials, Quantiles.twoSided(confidence), confidence);
  }

  static Interval wilson(double rate, double trials, double z, double confidence) {
    double z2 = z * z;
    double middle = (rate + z2 / (2 * trials)) / (1 + z2 / trials);
    double reach =
        z / (1 + z2 / trials) * Math.sqrt(rate * (1 - rate) / trials + z2 / (4 * trials * trials));
    return new Interval(Math.max(0, middle - reach), Math.min(1, middle + reach), confidence)
        .widenedTo(rate); // rounding at 0 and 1
  }

  /// By how much this share is above that of other, independent trials (Agresti and Caffo, The
  /// American Statistician 54, 2000): a hit and a miss are added to each.
  public Interval above(Proportion other, double confidence) {
    needTrials();
    other.needTrials();
    double own = (hits + 1.0) / (trials + 2.0);
    double theirs = (other.hits + 1.0) / (other.trials + 2.0);
    double deviation =
        Math.sqrt(own * (1 - own) / (trials + 2.0) + theirs * (1 - theirs) / (other.trials + 2.0));
    double reach = Quantiles.twoSided(confidence) * deviation;
    return new Interval(
        Math.max(-1, own - theirs - reach), Math.min(1, own - theirs + reach), confidence);
  }

  /// The share with its exact 95 % interval.
  public Metric asMetric(String name, String method) {
    return Metric.of(name, rate(), trials, method + "; Clopper-Pearson 95 %")
        .within(clopperPearson(USUAL).widenedTo(rate()));
  }

  private void needTrials() {
    if (trials == 0) {
      throw new IllegalStateException("there was no trial");
    }
  }
}
