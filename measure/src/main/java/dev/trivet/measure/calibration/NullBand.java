package dev.trivet.measure.calibration;

import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Sorted;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// What ECE a model with these confidences would show on as many samples if it were calibrated. ECE
/// is never 0 on a sample, so a number without this band says nothing (Broecker and Smith, Weather
/// and Forecasting 22, 2007; Vaicenavicius et al., AISTATS 2019).
///
/// @param mean of the calibrated model's ECE
/// @param high its 95 % quantile
/// @param pValue how often the calibrated model shows at least the ECE observed
public record NullBand(double mean, double high, double pValue, int rounds, long seed) {
  private static final double QUANTILE = 0.95;

  /// Draws for every sample whether it is right with the probability the model gave.
  static NullBand of(Confidences confidences, Reliability observed, int rounds, long seed) {
    RandomGenerator random = Chance.of(seed);
    int bins = observed.binning().bins();
    int count = confidences.count();
    double[] values = new double[rounds];
    double seen = observed.ece();
    int atLeast = 0;
    double sum = 0;
    for (int round = 0; round < rounds; round++) {
      double[] gap = new double[bins];
      for (int i = 0; i < count; i++) {
        double confidence = confidences.confidence(i);
        gap[observed.binOf(i)] += confidence - (random.nextDouble() < confidence ? 1 : 0);
      }
      double ece = 0;
      for (double g : gap) {
        ece += Math.abs(g) / count;
      }
      values[round] = ece;
      sum += ece;
      atLeast += ece >= seen ? 1 : 0;
    }
    Arrays.sort(values);
    return new NullBand(
        sum / rounds,
        Sorted.quantile(values, QUANTILE),
        (atLeast + 1.0) / (rounds + 1.0),
        rounds,
        seed);
  }

  /// Whether a calibrated model would rarely show as much.
  public boolean isExceeded(double level) {
    return pValue <= level;
  }
}
