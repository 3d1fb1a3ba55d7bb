package dev.trivet.measure.calibration;

import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Interval;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.statistics.Bootstrap;

/// Measures calibration from answers and true labels.
///
/// @param bins of the diagram
/// @param rounds of the null band and of every bootstrap
public record MeasureCalibration(int bins, int rounds, long seed) {
  private static final int USUAL_BINS = 15;
  private static final int USUAL_ROUNDS = 1_000;
  private static final int PER_BIN = 10;

  public static MeasureCalibration seeded(long seed) {
    return new MeasureCalibration(USUAL_BINS, USUAL_ROUNDS, seed);
  }

  public Attempt<CalibrationReport> measure(Predictions predictions, int[] truth) {
    return Attempt.at(() -> report(predictions, truth));
  }

  private CalibrationReport report(Predictions predictions, int[] truth) {
    Confidences confidences = Confidences.of(predictions, truth);
    Reliability width = Reliability.of(confidences, Binning.width(bins));
    Reliability mass = Reliability.of(confidences, Binning.mass(bins));
    double[] brier = ProperScores.brier(predictions, truth);
    double[] likelihood = ProperScores.negativeLogLikelihood(predictions, truth);
    double[] topLabel = new double[truth.length];
    for (int i = 0; i < topLabel.length; i++) {
      double off = confidences.confidence(i) - (confidences.correct(i) ? 1 : 0);
      topLabel[i] = off * off;
    }
    return new CalibrationReport(
        width,
        NullBand.of(confidences, width, rounds, seed),
        width.brierParts(confidences),
        binned("ece", width.ece(), confidences, width, Reliability::ece),
        binned("ece-equal-mass", mass.ece(), confidences, mass, Reliability::ece),
        enough(plain("mce", width.mce(), truth.length)),
        enough(plain("ace", width.ace(), truth.length)),
        mean("brier", brier),
        mean("brier-top-label", topLabel),
        mean("negative-log-likelihood", likelihood));
  }

  /// A statistic of the bins' sums.
  @FunctionalInterface
  private interface OfBins {
    double value(long[] counts, double[] confidence, long[] hits);
  }

  private Result binned(
      String name, double value, Confidences confidences, Reliability diagram, OfBins statistic) {
    Interval interval =
        new Bootstrap(rounds, 0.95, seed)
            .of(
                confidences.count(),
                drawn -> {
                  long[] counts = new long[bins];
                  double[] sums = new double[bins];
                  long[] hits = new long[bins];
                  for (int i : drawn) {
                    int bin = diagram.binOf(i);
                    counts[bin]++;
                    sums[bin] += confidences.confidence(i);
                    hits[bin] += confidences.correct(i) ? 1 : 0;
                  }
                  return statistic.value(counts, sums, hits);
                });
    return enough(
        plain(name, value, confidences.count()).within(interval.widenedTo(value)).seeded(seed));
  }

  private Metric plain(String name, double value, int sample) {
    return Metric.of(name, value, sample, "top label, " + bins + " bins; bootstrap 95 %");
  }

  private Result mean(String name, double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = values.length == 0 ? 0 : sum / values.length;
    Interval interval = new Bootstrap(rounds, 0.95, seed).ofMean(values);
    return enough(
        Metric.of(name, mean, values.length, "mean over samples; bootstrap 95 %")
            .within(interval.widenedTo(mean))
            .seeded(seed));
  }

  private Result enough(Metric metric) {
    return Result.ifEnough(
        metric, (long) PER_BIN * bins, "bins of fewer than 10 samples show little but noise");
  }
}
