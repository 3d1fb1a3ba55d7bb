package dev.trivet.measure.handover;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// Whether counts of two weeks may come from one source.
final class CountTests {
  private static final double LEAST_EXPECTED = 5;

  private CountTests() {}

  /// Pearson's test of two histograms over the same bins; neighbours that expect too few are taken
  /// together.
  static double sameShares(List<Long> before, List<Long> now) {
    double all = sum(before);
    double more = sum(now);
    double smaller = Math.min(all, more) / (all + more);
    List<double[]> bins = new ArrayList<>();
    double[] open = new double[2];
    for (int b = 0; b < before.size(); b++) {
      open[0] += before.get(b);
      open[1] += now.get(b);
      if ((open[0] + open[1]) * smaller >= LEAST_EXPECTED) {
        bins.add(open);
        open = new double[2];
      }
    }
    if (!bins.isEmpty()) {
      bins.getLast()[0] += open[0];
      bins.getLast()[1] += open[1];
    }
    if (bins.size() < 2) {
      return 1;
    }
    double statistic = 0;
    for (double[] bin : bins) {
      double both = bin[0] + bin[1];
      double expected = both * all / (all + more);
      double other = both - expected;
      statistic +=
          (bin[0] - expected) * (bin[0] - expected) / expected
              + (bin[1] - other) * (bin[1] - other) / other;
    }
    return ChiSquaredDistribution.of(bins.size() - 1).survivalProbability(statistic);
  }

  /// Fisher's exact test of two shares, both sides: twice the smaller tail.
  static double sameShare(Tally before, Tally now) {
    int all = Math.toIntExact(before.trials() + now.trials());
    int hits = Math.toIntExact(before.hits() + now.hits());
    if (before.trials() == 0 || now.trials() == 0 || hits == 0 || hits == all) {
      return 1;
    }
    var drawn = HypergeometricDistribution.of(all, hits, Math.toIntExact(now.trials()));
    int seen = Math.toIntExact(now.hits());
    double low = drawn.cumulativeProbability(seen);
    double high = drawn.survivalProbability(seen - 1);
    return Math.min(1, 2 * Math.min(low, high));
  }

  private static double sum(List<Long> counts) {
    return counts.stream().mapToLong(c -> c).sum();
  }
}
