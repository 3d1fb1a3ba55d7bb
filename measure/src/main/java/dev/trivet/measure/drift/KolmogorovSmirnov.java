package dev.trivet.measure.drift;

import java.util.Arrays;

/// The two-sample test of Kolmogorov and Smirnov: the largest distance between the empirical
/// distribution functions, and how often samples of one distribution are as far apart.
///
/// @param distance between 0 and 1
public record KolmogorovSmirnov(double distance, double pValue) {
  /// Above this many steps the exact count costs more than the limit's error is worth.
  private static final long MOST_STEPS = 100_000_000;

  /// Exact where the samples allow (Hodges, Arkiv foer Matematik 3, 1958), the limiting
  /// distribution where they are too large.
  public static KolmogorovSmirnov test(double[] first, double[] second) {
    if (first.length == 0 || second.length == 0) {
      throw new IllegalArgumentException("a sample of nothing");
    }
    double[] a = first.clone();
    double[] b = second.clone();
    Arrays.sort(a);
    Arrays.sort(b);
    long n = a.length;
    long m = b.length;
    long apart = farthest(a, b);
    double distance = (double) apart / ((double) n * m);
    if (apart == 0) {
      return new KolmogorovSmirnov(0, 1);
    }
    double p;
    if (n == m) {
      p = equalSizes((int) n, (int) (apart / n));
    } else if (n * m <= MOST_STEPS) {
      p = paths((int) n, (int) m, apart);
    } else {
      p = limit(distance * Math.sqrt((double) n * m / (n + m)));
    }
    return new KolmogorovSmirnov(distance, Math.clamp(p, 0, 1));
  }

  /// The distance times `n m`, which is whole.
  private static long farthest(double[] a, double[] b) {
    long n = a.length;
    long m = b.length;
    int i = 0;
    int j = 0;
    long most = 0;
    while (i < n && j < m) {
      double next = Math.min(a[i], b[j]);
      while (i < n && a[i] <= next) {
        i++;
      }
      while (j < m && b[j] <= next) {
        j++;
      }
      most = Math.max(most, Math.abs(i * m - j * n));
    }
    return most;
  }

  /// For samples of one size `n` and a distance of `h / n`, by reflection: twice the alternating
  /// sum of `C(2n, n - kh) / C(2n, n)`, each term made from the one before it.
  static double equalSizes(int n, int h) {
    double sum = 0;
    for (int k = n / h; k >= 1; k--) {
      double ratio = 1;
      for (int j = 0; j < h; j++) {
        // C(2n, n - (k-1)h - j - 1) / C(2n, n - (k-1)h - j)
        double low = n - (k - 1.0) * h - j;
        ratio *= low / (n + (k - 1.0) * h + j + 1);
      }
      sum = ratio * (1 - sum);
    }
    return 2 * sum;
  }

  /// The chance that a path over the grid leaves the band, counted point by point. A row is kept
  /// scaled by the chance of its paths, so that nothing overflows.
  static double paths(int n, int m, long apart) {
    double[] inside = new double[m + 1];
    for (int j = 0; j <= m; j++) {
      inside[j] = (long) j * n < apart ? 1 : 0;
    }
    for (int i = 1; i <= n; i++) {
      inside[0] = (long) i * m < apart ? inside[0] : 0;
      for (int j = 1; j <= m; j++) {
        boolean within = Math.abs((long) i * m - (long) j * n) < apart;
        // of the paths to (i, j), i/(i+j) come from the left and j/(i+j) from below
        inside[j] = within ? (inside[j] * i + inside[j - 1] * j) / (i + j) : 0;
      }
    }
    return 1 - inside[m];
  }

  private static double limit(double z) {
    double sum = 0;
    for (int k = 1; k <= 100; k++) {
      double term = 2 * Math.exp(-2.0 * k * k * z * z);
      sum += k % 2 == 1 ? term : -term;
      if (term < 1e-16) {
        break;
      }
    }
    return sum;
  }
}
