package dev.trivet.measure.backdoor;

import java.util.Arrays;
import java.util.stream.IntStream;

/// The rows of a class cut in two along the direction of most spread, where the two groups explain
/// most of it (Otsu, IEEE Transactions on Systems, Man and Cybernetics 9, 1979).
///
/// @param strength the variance along the direction
/// @param separation the share of it that the groups explain
/// @param smaller the rows of the smaller group
@SuppressWarnings("ArrayRecordComponent") // lives within one call
record Split(int label, int[] rows, double strength, double separation, int[] smaller) {
  private static final int LEAST = 5;

  /// @param whitened centred rows, in the order of `rows`
  static Split of(int label, int[] rows, double[][] whitened) {
    double[] direction = Matrix.principal(whitened);
    double[] along = new double[rows.length];
    Arrays.setAll(along, i -> Matrix.dot(whitened[i], direction));
    Integer[] order =
        IntStream.range(0, rows.length)
            .boxed()
            .sorted((a, b) -> Double.compare(along[a], along[b]))
            .toArray(Integer[]::new);
    double sum = 0;
    double squares = 0;
    for (double a : along) {
      sum += a;
      squares += a * a;
    }
    double n = rows.length;
    double variance = squares / n - sum / n * (sum / n);
    double below = 0;
    double best = 0;
    int cut = LEAST;
    for (int i = 0; i < rows.length; i++) {
      if (i >= LEAST && i <= rows.length - LEAST) {
        double apart = below / i - (sum - below) / (n - i);
        double between = i * (n - i) / (n * n) * apart * apart;
        if (between > best) {
          best = between;
          cut = i;
        }
      }
      below += along[order[i]];
    }
    int[] smaller =
        (cut <= rows.length / 2 ? IntStream.range(0, cut) : IntStream.range(cut, rows.length))
            .map(i -> rows[order[i]])
            .toArray();
    return new Split(label, rows, variance, best / Math.max(variance, 1e-300), smaller);
  }
}
