package dev.trivet.measure.drift;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.statistics.Chance;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The kernel two-sample test (Gretton et al., JMLR 13, 2012): the unbiased estimate of the squared
/// distance between the two distributions' means in the space of a Gaussian kernel, and how often
/// shuffling the samples gives as much.
///
/// @param squared may be negative where the samples are alike
/// @param bandwidth of the kernel: half the median squared distance, as a length
public record MaximumMeanDiscrepancy(
    double squared, double pValue, double bandwidth, int permutations, long seed) {
  private static final int MOST = 5_000;

  /// @param permutations how many shuffles the p-value rests on
  /// @throws IllegalArgumentException for fewer than two samples on a side, or over 5,000 in all,
  ///   as it takes the square of that in memory
  public static MaximumMeanDiscrepancy test(
      Samples reference, Samples current, int permutations, long seed) {
    int n = reference.count();
    int m = current.count();
    if (n < 2 || m < 2 || n + m > MOST || reference.width() != current.width()) {
      throw new IllegalArgumentException(
          n + " and " + m + " samples of " + reference.shape() + " and " + current.shape());
    }
    float[][] kernel = distances(reference, current);
    double bandwidth = Math.sqrt(medianBetween(kernel, n) / 2);
    apply(kernel, bandwidth);
    RandomGenerator random = Chance.of(seed);
    int[] order = new int[n + m];
    Arrays.setAll(order, i -> i);
    double observed = statistic(kernel, order, n);
    int atLeast = 0;
    for (int round = 0; round < permutations; round++) {
      Chance.shuffle(order, random);
      atLeast += statistic(kernel, order, n) >= observed ? 1 : 0;
    }
    return new MaximumMeanDiscrepancy(
        observed, (atLeast + 1.0) / (permutations + 1.0), bandwidth, permutations, seed);
  }

  private static float[][] distances(Samples reference, Samples current) {
    int n = reference.count();
    int all = n + current.count();
    int width = reference.width();
    float[] rows = Arrays.copyOf(Arrays.copyOf(reference.values(), n * width), all * width);
    System.arraycopy(current.values(), 0, rows, n * width, current.count() * width);
    float[][] squared = new float[all][all];
    for (int i = 0; i < all; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
          double off = (double) rows[i * width + k] - rows[j * width + k];
          sum += off * off;
        }
        squared[i][j] = (float) sum;
        squared[j][i] = (float) sum;
      }
    }
    return squared;
  }

  /// The median squared distance between a reference sample and a current one.
  private static double medianBetween(float[][] squared, int n) {
    int m = squared.length - n;
    float[] between = new float[n * m];
    for (int i = 0; i < n; i++) {
      System.arraycopy(squared[i], n, between, i * m, m);
    }
    Arrays.sort(between);
    int half = between.length / 2;
    double median =
        between.length % 2 == 1 ? between[half] : (between[half - 1] + between[half]) / 2.0;
    return median > 0 ? median : 1;
  }

  private static void apply(float[][] squared, double bandwidth) {
    double scale = -1 / (2 * bandwidth * bandwidth);
    for (int i = 0; i < squared.length; i++) {
      for (int j = 0; j < i; j++) {
        float value = (float) Math.exp(squared[i][j] * scale);
        squared[i][j] = value;
        squared[j][i] = value;
      }
    }
  }

  /// The first `n` of `order` against the others.
  private static double statistic(float[][] kernel, int[] order, int n) {
    int all = order.length;
    boolean[] current = new boolean[all];
    for (int i = n; i < all; i++) {
      current[order[i]] = true;
    }
    double own = 0;
    double other = 0;
    double between = 0;
    for (int i = 1; i < all; i++) {
      double same = 0;
      double across = 0;
      float[] row = kernel[i];
      for (int j = 0; j < i; j++) {
        if (current[j] == current[i]) {
          same += row[j];
        } else {
          across += row[j];
        }
      }
      between += across;
      if (current[i]) {
        other += same;
      } else {
        own += same;
      }
    }
    double m = all - n;
    return 2 * own / (n * (n - 1.0)) + 2 * other / (m * (m - 1)) - 2 * between / (n * m);
  }
}
