package dev.trivet.measure.statistics;

import dev.trivet.measure.result.Interval;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// Percentile intervals by drawing the cases again, with replacement (Efron, Annals of Statistics
/// 7, 1979).
public record Bootstrap(int rounds, double confidence, long seed) {
  private static final int USUAL_ROUNDS = 1_000;

  public Bootstrap {
    if (rounds < 2) {
      throw new IllegalArgumentException(rounds + " rounds have no percentiles");
    }
  }

  public static Bootstrap seeded(long seed) {
    return new Bootstrap(USUAL_ROUNDS, Proportion.USUAL, seed);
  }

  /// @param statistic of the cases whose numbers it is given; may sort or change the array
  public Interval of(int cases, ToDoubleFunction<int[]> statistic) {
    RandomGenerator random = Chance.of(seed);
    int[] drawn = new int[cases];
    double[] values = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < cases; i++) {
        drawn[i] = random.nextInt(cases);
      }
      values[round] = statistic.applyAsDouble(drawn);
    }
    return percentiles(values);
  }

  public Interval ofMean(double[] values) {
    return of(
        values.length,
        drawn -> {
          double sum = 0;
          for (int i : drawn) {
            sum += values[i];
          }
          return sum / drawn.length;
        });
  }

  /// Sorts once: the median of a draw is the value at the draw's middle rank.
  public Interval ofMedian(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return of(
        sorted.length,
        drawn -> {
          Arrays.sort(drawn);
          int half = drawn.length / 2;
          return drawn.length % 2 == 1
              ? sorted[drawn[half]]
              : (sorted[drawn[half - 1]] + sorted[drawn[half]]) / 2;
        });
  }

  private Interval percentiles(double[] values) {
    Arrays.sort(values);
    double tail = (1 - confidence) / 2;
    return new Interval(
        Sorted.quantile(values, tail), Sorted.quantile(values, 1 - tail), confidence);
  }
}
