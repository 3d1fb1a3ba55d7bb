package dev.trivet.measure.statistics;

import dev.trivet.measure.result.Interval;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/// Two classifiers on the same cases (McNemar, Psychometrika 12, 1947): only cases where exactly
/// one of them is right say anything.
///
/// @param onlyFirst cases only the first got right
/// @param onlySecond cases only the second got right
public record McNemar(int onlyFirst, int onlySecond) {
  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(onlyFirst + " and " + onlySecond + " cases");
    }
  }

  /// Counts where the two differ.
  public static McNemar of(boolean[] first, boolean[] second) {
    if (first.length != second.length) {
      throw new IllegalArgumentException(first.length + " cases against " + second.length);
    }
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < first.length; i++) {
      onlyFirst += first[i] && !second[i] ? 1 : 0;
      onlySecond += second[i] && !first[i] ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond);
  }

  /// The two-sided exact p-value.
  public double exact() {
    int all = onlyFirst + onlySecond;
    if (all == 0) {
      return 1;
    }
    return Math.min(
        1,
        2
            * BinomialDistribution.of(all, 0.5)
                .cumulativeProbability(Math.min(onlyFirst, onlySecond)));
  }

  /// The mid-p-value: nearly exact, and less timid (Fagerland, Lydersen, Laake, BMC Medical
  /// Research Methodology 13, 2013).
  public double midP() {
    int all = onlyFirst + onlySecond;
    if (all == 0) {
      return 1;
    }
    if (onlyFirst == onlySecond) {
      return 1 - BinomialDistribution.of(all, 0.5).probability(onlyFirst) / 2;
    }
    return exact() - BinomialDistribution.of(all, 0.5).probability(Math.min(onlyFirst, onlySecond));
  }

  /// By how much the second's share of right answers is above the first's, at 95 % (Agresti and
  /// Min, Statistics in Medicine 24, 2005). Half a case is added to each cell, so that no
  /// difference at all is not taken for certainty.
  ///
  /// @param cases all there were, those both got right or wrong included
  public Interval gain(int cases) {
    double n = cases + 2.0;
    double lost = onlyFirst + 0.5;
    double won = onlySecond + 0.5;
    double mean = (won - lost) / n;
    double deviation = Math.sqrt((won + lost - (won - lost) * (won - lost) / n) / (n * n));
    double reach = Quantiles.normal(0.975) * deviation;
    return new Interval(mean - reach, mean + reach, Proportion.USUAL);
  }
}
