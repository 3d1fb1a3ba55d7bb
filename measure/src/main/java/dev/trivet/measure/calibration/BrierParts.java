package dev.trivet.measure.calibration;

/// The top-label Brier score taken apart (Murphy, Journal of Applied Meteorology 12, 1973), with
/// the two parts that binning adds (Stephenson, Coelho, Jolliffe, Weather and Forecasting 23,
/// 2008): score = reliability - resolution + uncertainty + spread - covariance.
///
/// @param reliability how far confidence is off in the bins; 0 is best
/// @param resolution how much the bins' accuracies differ; more is better
/// @param uncertainty what always answering the mean accuracy would score
/// @param spread of the confidences within bins
/// @param covariance twice, of confidence and being right within bins
public record BrierParts(
    double reliability, double resolution, double uncertainty, double spread, double covariance) {

  public double score() {
    return reliability - resolution + uncertainty + spread - covariance;
  }

  static BrierParts of(
      Confidences of, int[] assigned, long[] counts, double[] confidence, long[] hits) {
    double all = of.count();
    double right = 0;
    for (long hit : hits) {
      right += hit;
    }
    double mean = right / all;
    double reliability = 0;
    double resolution = 0;
    double[] meanConfidence = new double[counts.length];
    double[] accuracy = new double[counts.length];
    for (int b = 0; b < counts.length; b++) {
      if (counts[b] > 0) {
        meanConfidence[b] = confidence[b] / counts[b];
        accuracy[b] = (double) hits[b] / counts[b];
        double off = meanConfidence[b] - accuracy[b];
        double apart = accuracy[b] - mean;
        reliability += counts[b] * off * off / all;
        resolution += counts[b] * apart * apart / all;
      }
    }
    double spread = 0;
    double covariance = 0;
    for (int i = 0; i < assigned.length; i++) {
      int b = assigned[i];
      double off = of.confidence(i) - meanConfidence[b];
      double apart = (of.correct(i) ? 1 : 0) - accuracy[b];
      spread += off * off;
      covariance += 2 * off * apart;
    }
    return new BrierParts(
        reliability, resolution, mean * (1 - mean), spread / all, covariance / all);
  }
}
