package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Sorted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Looks at training rows themselves, without a model: copies, copies with another label, and rows
/// far from every other of their class. Honest sets hold some of each; they are where to look
/// first.
///
/// @param directions distances are taken along so many drawn ones (Johnson and Lindenstrauss 1984)
/// @param compared each row is held against so many drawn ones of its class
public record FindStrays(int directions, int compared, long seed) {
  private static final double FAR = 3;
  private static final int LEAST = 8;
  private static final int MANY = 20;

  public static FindStrays usual() {
    return new FindStrays(24, 400, 1);
  }

  /// Row numbers, ascending.
  ///
  /// @param duplicates rows equal to an earlier one
  /// @param contradictions those of them with another label
  /// @param outliers rows far from every other of their class, the farthest first
  /// @param mostCopies how often the most frequent row stands there
  public record Strays(
      List<Integer> duplicates,
      List<Integer> contradictions,
      List<Integer> outliers,
      int mostCopies) {
    public Strays {
      duplicates = List.copyOf(duplicates);
      contradictions = List.copyOf(contradictions);
      outliers = List.copyOf(outliers);
    }

    /// Whether one row stands there so often that somebody may have put it in for weight.
    public boolean isManyfold() {
      return mostCopies >= MANY;
    }
  }

  /// @throws dev.trivet.measure.result.ProblemException when the labels do not fit
  public Strays find(Samples rows, int[] labels) {
    int classes = Arrays.stream(labels).max().orElse(0) + 1;
    Labels.check(labels, rows.count(), classes);
    Map<Integer, List<Integer>> firsts = new HashMap<>();
    int[] copies = new int[rows.count()];
    var duplicates = new ArrayList<Integer>();
    var contradictions = new ArrayList<Integer>();
    for (int i = 0; i < rows.count(); i++) {
      int first = first(rows, i, firsts);
      copies[first]++;
      if (first != i) {
        duplicates.add(i);
        if (labels[first] != labels[i]) {
          contradictions.add(i);
        }
      }
    }
    int most = Arrays.stream(copies).max().orElse(0);
    return new Strays(duplicates, contradictions, outliers(rows, labels, classes), most);
  }

  /// The first row equal to row `i`, or itself.
  private static int first(Samples rows, int i, Map<Integer, List<Integer>> firsts) {
    int width = rows.width();
    float[] values = rows.values();
    int hash = 1;
    for (int j = i * width; j < (i + 1) * width; j++) {
      hash = 31 * hash + Float.floatToIntBits(values[j]);
    }
    List<Integer> same = firsts.computeIfAbsent(hash, h -> new ArrayList<>(1));
    for (int other : same) {
      if (Arrays.equals(
          values, i * width, (i + 1) * width, values, other * width, (other + 1) * width)) {
        return other;
      }
    }
    same.add(i);
    return i;
  }

  private List<Integer> outliers(Samples rows, int[] labels, int classes) {
    double[][] seen = projected(rows);
    double[] apart = new double[rows.count()];
    for (int c = 0; c < classes; c++) {
      int label = c;
      int[] own =
          java.util.stream.IntStream.range(0, labels.length)
              .filter(i -> labels[i] == label)
              .toArray();
      if (own.length >= LEAST) {
        measure(seen, own, apart, Chance.of(seed, c));
      }
    }
    double[] sorted = Arrays.stream(apart).filter(d -> d > 0).map(Math::log).sorted().toArray();
    if (sorted.length < LEAST) {
      return List.of();
    }
    double low = Sorted.quantile(sorted, 0.25);
    double high = Sorted.quantile(sorted, 0.75);
    double bound = Math.exp(high + FAR * (high - low));
    return java.util.stream.IntStream.range(0, apart.length)
        .filter(i -> apart[i] > bound)
        .boxed()
        .sorted((a, b) -> Double.compare(apart[b], apart[a]))
        .toList();
  }

  /// The distance of each row to the nearest of some others of its class.
  private void measure(double[][] seen, int[] own, double[] apart, RandomGenerator random) {
    int[] others = own.clone();
    Chance.shuffle(others, random);
    int count = Math.min(compared, others.length);
    for (int i : own) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < count; k++) {
        double distance =
            others[k] == i ? Double.POSITIVE_INFINITY : apart(seen[i], seen[others[k]]);
        nearest = distance > 0 ? Math.min(nearest, distance) : nearest;
      }
      apart[i] = Double.isInfinite(nearest) ? 0 : nearest;
    }
  }

  private static double apart(double[] one, double[] other) {
    double sum = 0;
    for (int d = 0; d < one.length; d++) {
      sum += (one[d] - other[d]) * (one[d] - other[d]);
    }
    return Math.sqrt(sum);
  }

  private double[][] projected(Samples rows) {
    RandomGenerator random = Chance.of(seed);
    int width = rows.width();
    float[][] axes = new float[directions][width];
    for (float[] axis : axes) {
      for (int j = 0; j < width; j++) {
        axis[j] = (float) random.nextGaussian();
      }
    }
    double[][] seen = new double[rows.count()][directions];
    for (int i = 0; i < seen.length; i++) {
      float[] row = rows.row(i);
      for (int d = 0; d < directions; d++) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
          sum += axes[d][j] * row[j];
        }
        seen[i][d] = sum;
      }
    }
    return seen;
  }
}
