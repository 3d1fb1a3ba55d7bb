package dev.trivet.measure.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Quantiles and tails of the distributions intervals are made of.
public final class Quantiles {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private Quantiles() {}

  /// @return where the standard normal distribution function reaches `p`
  public static double normal(double p) {
    return NORMAL.inverseCumulativeProbability(p);
  }

  /// @return the standard normal distribution function at `z`
  public static double normalBelow(double z) {
    return NORMAL.cumulativeProbability(z);
  }

  /// @return the chance of a standard normal value further from 0 than `z`
  public static double normalTwoSided(double z) {
    return 2 * NORMAL.survivalProbability(Math.abs(z));
  }

  public static double student(double degrees, double p) {
    return TDistribution.of(degrees).inverseCumulativeProbability(p);
  }

  public static double beta(double a, double b, double p) {
    return BetaDistribution.of(a, b).inverseCumulativeProbability(p);
  }

  /// How many standard normal deviations leave `confidence` between them: 1.96 for 0.95.
  static double twoSided(double confidence) {
    return NORMAL.inverseSurvivalProbability((1 - confidence) / 2);
  }
}
