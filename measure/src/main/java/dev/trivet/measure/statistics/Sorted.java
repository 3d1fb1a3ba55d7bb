package dev.trivet.measure.statistics;

/// Order statistics of values in ascending order.
public final class Sorted {
  private Sorted() {}

  /// The quantile by linear interpolation between the two nearest values (type 7 of Hyndman and
  /// Fan, The American Statistician 50, 1996).
  public static double quantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no values have no quantile");
    }
    double at = p * (sorted.length - 1);
    int below = (int) Math.floor(at);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }

  public static double median(double[] sorted) {
    return quantile(sorted, 0.5);
  }

  /// How many values are smaller than `value`.
  public static int below(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// How many values are smaller than or equal to `value`.
  public static int upTo(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
