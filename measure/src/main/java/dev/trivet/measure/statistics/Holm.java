package dev.trivet.measure.statistics;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Many tests at once (Holm, Scandinavian Journal of Statistics 6, 1979): the chance that any true
/// hypothesis is rejected stays below the level, however the tests depend on each other.
public final class Holm {
  private Holm() {}

  /// @return p-values that may each be compared with the level, in the order given
  public static double[] adjusted(double[] pValues) {
    int[] order =
        IntStream.range(0, pValues.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> pValues[i]))
            .mapToInt(i -> i)
            .toArray();
    double[] adjusted = new double[pValues.length];
    double most = 0;
    for (int rank = 0; rank < order.length; rank++) {
      most = Math.max(most, Math.min(1, (pValues.length - rank) * pValues[order[rank]]));
      adjusted[order[rank]] = most;
    }
    return adjusted;
  }
}
