package dev.trivet.measure.privacy;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// An attack learnt by playing it on the references, whose members are known (Shokri et al., IEEE
/// S&P 2017), from what each answers compared to the others that do not know the record. Nothing is
/// learnt from the records that are audited, so chance alone makes it accuse nobody.
final class LearnedAttack {
  private static final List<Integer> HIDDEN = List.of(32);
  private static final int NETWORKS = 2;
  private static final int EPOCHS = 10;
  private static final int BATCH = 512;
  private static final double RATE = 2e-3;
  private static final double DECAY = 1e-4;
  private static final float MOST = 6;

  private final List<Network> networks;
  private final float[] mean;
  private final float[] spread;

  private LearnedAttack(List<Network> networks, float[] mean, float[] spread) {
    this.networks = networks;
    this.mean = mean;
    this.spread = spread;
  }

  /// @param seen what each reference answers to the records they were trained on; those at 2k and
  ///   2k + 1 share none
  /// @param knows for each which of them it was trained on
  static LearnedAttack learn(List<Seen> seen, List<boolean[]> knows, int[] labels, long seed) {
    List<float[]> rows = new ArrayList<>();
    List<Integer> member = new ArrayList<>();
    for (int played = 0; played < seen.size(); played++) {
      for (int record = 0; record < labels.length; record++) {
        List<Seen> others = unaware(seen, knows, played, record);
        if (!others.isEmpty()) {
          rows.add(Traits.of(record, labels[record], seen.get(played), others));
          member.add(knows.get(played)[record] ? 1 : 0);
        }
      }
    }
    float[] mean = mean(rows);
    float[] spread = spread(rows, mean);
    Samples samples = scaled(rows, mean, spread);
    Targets targets = Targets.labels(member.stream().mapToInt(m -> m).toArray(), 2);
    List<Network> networks =
        IntStream.range(0, NETWORKS)
            .mapToObj(n ->
                Training.of(EPOCHS, seed + n)
                    .inBatchesOf(BATCH)
                    .atRate(RATE)
                    .decaying(DECAY)
                    .train(Networks.dense(samples.shape(), HIDDEN, 2, seed + n), samples, targets))
            .toList();
    return new LearnedAttack(networks, mean, spread);
  }

  /// References that do not know a record, without the one played and its pair.
  private static List<Seen> unaware(
      List<Seen> seen, List<boolean[]> knows, int played, int record) {
    List<Seen> others = new ArrayList<>(seen.size());
    for (int i = 0; i < seen.size(); i++) {
      if (i / 2 != played / 2 && !knows.get(i)[record]) {
        others.add(seen.get(i));
      }
    }
    return others;
  }

  /// @param references none of which knows any of the records
  /// @return for each record, how much it looks like a member
  double[] scores(Seen target, List<Seen> references, int[] labels) {
    List<float[]> rows = new ArrayList<>();
    for (int record = 0; record < labels.length; record++) {
      rows.add(Traits.of(record, labels[record], target, references));
    }
    Samples samples = scaled(rows, mean, spread);
    double[] scores = new double[labels.length];
    for (Network network : networks) {
      Predictions answers = network.predict(samples);
      for (int i = 0; i < scores.length; i++) {
        scores[i] += answers.value(i, 1) - (double) answers.value(i, 0);
      }
    }
    return scores;
  }

  private static float[] mean(List<float[]> rows) {
    double[] sum = new double[rows.getFirst().length];
    for (float[] row : rows) {
      for (int t = 0; t < sum.length; t++) {
        sum[t] += row[t];
      }
    }
    return floats(Arrays.stream(sum).map(s -> s / rows.size()).toArray());
  }

  private static float[] spread(List<float[]> rows, float[] mean) {
    double[] sum = new double[mean.length];
    for (float[] row : rows) {
      for (int t = 0; t < sum.length; t++) {
        double off = row[t] - mean[t];
        sum[t] += off * off;
      }
    }
    return floats(
        Arrays.stream(sum).map(s -> Math.max(1e-6, Math.sqrt(s / rows.size()))).toArray());
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static Samples scaled(List<float[]> rows, float[] mean, float[] spread) {
    float[] values = new float[rows.size() * mean.length];
    for (int i = 0; i < values.length; i++) {
      int t = i % mean.length;
      float scaled = (rows.get(i / mean.length)[t] - mean[t]) / spread[t];
      values[i] = Math.clamp(scaled, -MOST, MOST);
    }
    return new Samples(values, rows.size(), Shape.of(mean.length));
  }
}
