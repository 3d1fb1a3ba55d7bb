package dev.trivet.measure.calibration;

import java.util.Arrays;

/// How confidences are put into bins.
public record Binning(Kind kind, int bins) {
  /// What decides where a bin ends.
  public enum Kind {
    /// Bins as wide as each other (Naeini, Cooper, Hauskrecht, AAAI 2015; Guo et al., ICML 2017).
    EQUAL_WIDTH,
    /// Bins that hold as many samples as each other, as far as ties allow (Nixon et al., CVPR
    /// workshops 2019).
    EQUAL_MASS
  }

  public Binning {
    if (bins < 1) {
      throw new IllegalArgumentException(bins + " bins");
    }
  }

  public static Binning width(int bins) {
    return new Binning(Kind.EQUAL_WIDTH, bins);
  }

  public static Binning mass(int bins) {
    return new Binning(Kind.EQUAL_MASS, bins);
  }

  /// Where each bin begins, and where the last ends. A bin holds what lies at or above its begin
  /// and below the next; the last holds its end too.
  double[] edges(Confidences confidences) {
    double[] edges = new double[bins + 1];
    edges[bins] = 1;
    switch (kind) {
      case EQUAL_WIDTH -> {
        double step = 1.0 / bins;
        for (int bin = 1; bin < bins; bin++) {
          edges[bin] = bin * step;
        }
      }
      case EQUAL_MASS -> {
        if (confidences.count() > 0) {
          int[] ranks = new int[bins - 1];
          Arrays.setAll(ranks, i -> (int) ((i + 1L) * confidences.count() / bins));
          System.arraycopy(confidences.at(ranks), 0, edges, 1, ranks.length);
        }
      }
    }
    return edges;
  }

  /// The bin of every sample.
  int[] assign(Confidences confidences, double[] edges) {
    int[] assigned = new int[confidences.count()];
    for (int i = 0; i < assigned.length; i++) {
      double confidence = confidences.confidence(i);
      assigned[i] =
          switch (kind) {
            case EQUAL_WIDTH -> near(confidence, edges);
            case EQUAL_MASS -> search(confidence, edges);
          };
    }
    return assigned;
  }

  /// Multiplies, and puts right what rounding moved over an edge.
  private int near(double confidence, double[] edges) {
    int bin = Math.min((int) (confidence * bins), bins - 1);
    if (confidence < edges[bin]) {
      return bin - 1;
    }
    return bin + 1 < bins && confidence >= edges[bin + 1] ? bin + 1 : bin;
  }

  private int search(double confidence, double[] edges) {
    int low = 0;
    int high = bins - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (confidence >= edges[middle]) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
