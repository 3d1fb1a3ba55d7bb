package dev.trivet.measure.handover;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.drift.CompareWindows;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What is kept of a week: enough to tell later whether another is like it, and no row of it.
///
/// @param inputs a histogram for each feature; of more than 512, as many spread evenly
/// @param predicted how often each class was answered
/// @param confidence how sure the model was; empty where it gives labels only
/// @param performance how often answers were right: in all, then for each class; empty without
///   labels
/// @param robustness what a run said about answers under attack
public record Sketch(
    List<Histogram> inputs,
    List<Long> predicted,
    Optional<Histogram> confidence,
    List<Tally> performance,
    List<Tally> robustness) {
  private static final int BINS = 10;
  private static final int MOST_FEATURES = 512;

  public Sketch {
    inputs = List.copyOf(inputs);
    predicted = List.copyOf(predicted);
    performance = List.copyOf(performance);
    robustness = List.copyOf(robustness);
  }

  /// @param like the week before, whose edges are kept
  public static Sketch of(
      Samples samples, Predictions answers, Optional<int[]> labels, Optional<Sketch> like) {
    var inputs = new ArrayList<Histogram>();
    int kept = Math.min(MOST_FEATURES, samples.width());
    Optional<List<Histogram>> edges = like.map(Sketch::inputs).filter(l -> l.size() == kept);
    for (int i = 0; i < kept; i++) {
      int feature = (int) ((long) i * samples.width() / kept);
      double[] column = column(samples, feature);
      int place = i;
      inputs.add(
          edges
              .map(l -> l.get(place).of(column))
              .orElseGet(() -> Histogram.ofShares("feature " + feature, column, BINS)));
    }
    return new Sketch(
        inputs,
        predicted(answers),
        confidence(answers, like),
        labels.map(l -> performance(answers, l)).orElse(List.of()),
        List.of());
  }

  public Sketch withstanding(List<Tally> attacks) {
    return new Sketch(inputs, predicted, confidence, performance, attacks);
  }

  /// Whether weeks can be held against each other: as many classes, and counts between the same
  /// edges.
  boolean isLike(Sketch other) {
    return !inputs.isEmpty()
        && predicted.size() == other.predicted.size()
        && edges(inputs).equals(edges(other.inputs))
        && confidence.map(Histogram::edges).equals(other.confidence.map(Histogram::edges));
  }

  private static List<List<Double>> edges(List<Histogram> histograms) {
    return histograms.stream().map(Histogram::edges).toList();
  }

  private static Optional<Histogram> confidence(Predictions answers, Optional<Sketch> like) {
    if (answers.output() == Output.LABELS) {
      return Optional.empty();
    }
    double[] sure = CompareWindows.confidences(answers);
    return Optional.of(
        like.flatMap(Sketch::confidence)
            .map(h -> h.of(sure))
            .orElseGet(() -> Histogram.ofShares("confidence", sure, BINS)));
  }

  private static List<Long> predicted(Predictions answers) {
    long[] counts = new long[answers.classes()];
    for (int label : answers.labels()) {
      counts[label]++;
    }
    return Arrays.stream(counts).boxed().toList();
  }

  private static List<Tally> performance(Predictions answers, int[] labels) {
    long[] hits = new long[answers.classes()];
    long[] trials = new long[answers.classes()];
    for (int i = 0; i < labels.length; i++) {
      trials[labels[i]]++;
      hits[labels[i]] += answers.label(i) == labels[i] ? 1 : 0;
    }
    var all = new ArrayList<Tally>();
    all.add(new Tally("all", Arrays.stream(hits).sum(), labels.length));
    for (int c = 0; c < hits.length; c++) {
      all.add(new Tally("class " + c, hits[c], trials[c]));
    }
    return all;
  }

  private static double[] column(Samples samples, int feature) {
    double[] values = new double[samples.count()];
    Arrays.setAll(values, i -> samples.at(i, feature));
    return values;
  }
}
