package dev.trivet.measure.statistics;

/// How many cases a claim takes.
public final class SampleSize {
  private static final int EXPECTED_FALSE_POSITIVES = 10;

  private SampleSize() {}

  /// How many trials without a single hit put the exact interval's upper end under `rate`: 72 for 5
  /// % at 95 %.
  public static long withoutHits(double rate, double confidence) {
    return (long) Math.ceil(Math.log((1 - confidence) / 2) / Math.log1p(-rate));
  }

  /// How many negatives it takes to set a threshold at a false positive rate: enough that ten of
  /// them are expected above it, 10,000 for 0.1 %.
  public static long negativesFor(double falsePositiveRate) {
    return Math.round(EXPECTED_FALSE_POSITIVES / falsePositiveRate);
  }

  /// How many trials make Clopper-Pearson's interval at most `width` wide wherever the share lies:
  /// the normal approximation at one half, and what exactness adds.
  public static long forWidth(double width, double confidence) {
    double z = Quantiles.twoSided(confidence);
    return (long) Math.ceil(z * z / (width * width) + 2 / width);
  }
}
