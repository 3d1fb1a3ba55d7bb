package dev.trivet.measure.calibration;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.statistics.Proportion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The reliability diagram: how often the answers of each bin were right, against how sure the
/// model was of them (DeGroot and Fienberg, The Statistician 32, 1983).
public final class Reliability {
  private final Binning binning;
  private final double[] edges;
  private final int[] assigned;
  private final long[] counts;
  private final double[] confidence;
  private final long[] hits;

  /// One bar of the diagram.
  ///
  /// @param meanConfidence and `correct`: empty bins have none
  public record Bin(double from, double to, Optional<Double> meanConfidence, Proportion correct) {
    /// How often the answers were right, with the exact 95 % interval.
    public Optional<Interval> interval() {
      return correct.trials() == 0
          ? Optional.empty()
          : Optional.of(correct.clopperPearson(Proportion.USUAL));
    }
  }

  private Reliability(Binning binning, double[] edges, int[] assigned) {
    this.binning = binning;
    this.edges = edges;
    this.assigned = assigned;
    this.counts = new long[binning.bins()];
    this.confidence = new double[binning.bins()];
    this.hits = new long[binning.bins()];
  }

  public static Reliability of(Confidences confidences, Binning binning) {
    double[] edges = binning.edges(confidences);
    var diagram = new Reliability(binning, edges, binning.assign(confidences, edges));
    for (int i = 0; i < diagram.assigned.length; i++) {
      int bin = diagram.assigned[i];
      diagram.counts[bin]++;
      diagram.confidence[bin] += confidences.confidence(i);
      diagram.hits[bin] += confidences.correct(i) ? 1 : 0;
    }
    return diagram;
  }

  public Binning binning() {
    return binning;
  }

  public List<Bin> bins() {
    var bins = new ArrayList<Bin>(counts.length);
    for (int b = 0; b < counts.length; b++) {
      bins.add(
          new Bin(
              edges[b],
              edges[b + 1],
              counts[b] == 0 ? Optional.empty() : Optional.of(confidence[b] / counts[b]),
              new Proportion(hits[b], counts[b])));
    }
    return bins;
  }

  /// Expected calibration error: the mean gap between confidence and accuracy, a bin counting as
  /// much as it holds.
  public double ece() {
    return ece(counts, confidence, hits);
  }

  /// Maximum calibration error: the largest gap of any bin, however few samples it holds.
  public double mce() {
    double most = 0;
    for (int b = 0; b < counts.length; b++) {
      most = Math.max(most, gap(b));
    }
    return most;
  }

  /// Average calibration error: the mean gap, every bin that holds anything counting the same
  /// (Neumann, Zisserman, Vedaldi 2018). Others call the equal-mass ECE adaptive and write it ACE
  /// too.
  public double ace() {
    double sum = 0;
    int held = 0;
    for (int b = 0; b < counts.length; b++) {
      sum += gap(b);
      held += counts[b] > 0 ? 1 : 0;
    }
    return held == 0 ? 0 : sum / held;
  }

  private double gap(int bin) {
    return counts[bin] == 0 ? 0 : Math.abs(confidence[bin] - hits[bin]) / counts[bin];
  }

  /// Murphy's parts of the top-label Brier score, with what binning adds.
  public BrierParts brierParts(Confidences of) {
    return BrierParts.of(of, assigned, counts, confidence, hits);
  }

  /// The bin of a sample.
  int binOf(int sample) {
    return assigned[sample];
  }

  static double ece(long[] counts, double[] confidence, long[] hits) {
    double sum = 0;
    long all = 0;
    for (int b = 0; b < counts.length; b++) {
      sum += Math.abs(confidence[b] - hits[b]);
      all += counts[b];
    }
    return all == 0 ? 0 : sum / all;
  }
}
