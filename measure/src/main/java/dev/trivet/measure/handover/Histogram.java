package dev.trivet.measure.handover;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How many values fell between which edges.
///
/// @param edges in rising order; a value equal to one belongs above it
/// @param counts one more than edges
public record Histogram(String name, List<Double> edges, List<Long> counts) {
  public Histogram {
    edges = List.copyOf(edges);
    counts = List.copyOf(counts);
    if (counts.size() != edges.size() + 1 || counts.stream().anyMatch(c -> c < 0)) {
      throw new IllegalArgumentException(
          name + ": " + counts.size() + " counts between " + edges.size() + " edges");
    }
    for (int i = 1; i < edges.size(); i++) {
      if (!(edges.get(i) > edges.get(i - 1))) {
        throw new IllegalArgumentException(name + ": its edges do not rise");
      }
    }
  }

  /// Edges so that each bin holds about as many; fewer where values come often.
  static Histogram ofShares(String name, double[] values, int bins) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    var edges = new ArrayList<Double>();
    for (int b = 1; b < bins; b++) {
      double edge = sorted[(int) ((long) b * sorted.length / bins)];
      if (edge > sorted[0] && (edges.isEmpty() || edge > edges.getLast())) {
        edges.add(edge);
      }
    }
    return count(name, edges, values);
  }

  /// Other values between the same edges.
  Histogram of(double[] values) {
    return count(name, edges, values);
  }

  private static Histogram count(String name, List<Double> edges, double[] values) {
    double[] sorted = edges.stream().mapToDouble(e -> e).toArray();
    long[] counts = new long[sorted.length + 1];
    for (double value : values) {
      int at = Arrays.binarySearch(sorted, value);
      counts[at >= 0 ? at + 1 : -at - 1]++;
    }
    return new Histogram(name, edges, Arrays.stream(counts).boxed().toList());
  }
}
