package dev.trivet.measure.drift;

import dev.trivet.measure.statistics.Sorted;
import java.util.Arrays;

/// Distances between two histograms over the same bins.
public final class Divergence {
  /// What an empty bin counts as, so that the index stays finite.
  private static final double FLOOR = 1e-6;

  private Divergence() {}

  /// The population stability index of two histograms: the symmetrised Kullback-Leibler divergence
  /// (Siddiqi, Credit Risk Scorecards, 2006). The usual reading, below 0.1 stable and above 0.25
  /// shifted, is folklore that ignores the sample size.
  public static double psi(long[] reference, long[] current) {
    double[] p = shares(reference);
    double[] q = shares(current);
    double sum = 0;
    for (int b = 0; b < p.length; b++) {
      double before = Math.max(p[b], FLOOR);
      double after = Math.max(q[b], FLOOR);
      sum += (after - before) * Math.log(after / before);
    }
    return sum;
  }

  /// The index of two samples of numbers, over bins that hold a share of `1 / bins` of the
  /// reference each. Compared as 32 bit floats, as models give them: what they round together stays
  /// together.
  public static double psi(double[] reference, double[] current, int bins) {
    double[] edges = quantiles(reference, bins);
    return psi(histogram(edges, reference), histogram(edges, current));
  }

  /// Jensen-Shannon divergence in bits: 0 for equal shares, 1 for shares that never meet (Lin, IEEE
  /// Transactions on Information Theory 37, 1991).
  public static double jensenShannon(double[] p, double[] q) {
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double middle = (p[i] + q[i]) / 2;
      sum += half(p[i], middle) + half(q[i], middle);
    }
    return Math.max(0, sum / Math.log(2));
  }

  public static double jensenShannon(long[] reference, long[] current) {
    return jensenShannon(shares(reference), shares(current));
  }

  private static double half(double p, double middle) {
    return p <= 0 ? 0 : p * Math.log(p / middle) / 2;
  }

  private static double[] shares(long[] counts) {
    double all = Arrays.stream(counts).sum();
    if (all == 0) {
      throw new IllegalArgumentException("a histogram of nothing");
    }
    return Arrays.stream(counts).mapToDouble(c -> c / all).toArray();
  }

  private static double[] quantiles(double[] reference, int bins) {
    double[] sorted = new double[reference.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = (float) reference[i];
    }
    Arrays.sort(sorted);
    double[] edges = new double[bins - 1];
    for (int b = 1; b < bins; b++) {
      edges[b - 1] = (float) Sorted.quantile(sorted, (double) b / bins);
    }
    return edges;
  }

  /// A bin holds what lies above its lower edge, up to and including its upper one.
  private static long[] histogram(double[] edges, double[] values) {
    long[] counts = new long[edges.length + 1];
    for (double value : values) {
      counts[Sorted.below(edges, (float) value)]++;
    }
    return counts;
  }
}
