package dev.trivet.measure.drift;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Quantiles;
import dev.trivet.measure.statistics.Roc;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A classifier that learns on one half of two windows to tell them apart, and shows on the other
/// half how well it can (Lopez-Paz and Oquab, ICLR 2017). The area under its curve is 0.5 where
/// nothing changed.
///
/// @param roc on the half it has not learnt from: positive is the later window
/// @param strangest samples of the later window, of those it has not learnt from, that look least
///   like the earlier one; the strangest first
record DomainClassifier(Roc roc, List<Integer> strangest, int earlier, int later) {
  private static final int STEPS = 400;
  private static final int BATCH = 64;
  private static final double DECAY = 0.05;
  private static final int SHOWN = 5;

  static DomainClassifier learn(Samples earlier, Samples later, long seed) {
    Halves one = Halves.of(earlier.count(), seed, 0);
    Halves other = Halves.of(later.count(), seed, 1);
    int width = earlier.width();
    int learning = one.first.length + other.first.length;
    float[] rows = new float[learning * width];
    copy(earlier.select(one.first), rows, 0);
    copy(later.select(other.first), rows, one.first.length * width);
    int[] labels = new int[learning];
    Arrays.fill(labels, one.first.length, learning, 1);
    var scale = Scale.of(rows, width);
    Network network =
        new Training(Math.max(1, STEPS * BATCH / learning), BATCH, 1e-2, DECAY, (s, r) -> s, seed)
            .train(
                Networks.dense(Shape.of(width), List.of(), 2, seed),
                scale.apply(new Samples(rows, learning, Shape.of(width))),
                Targets.labels(labels, 2));
    double[] before = scores(network, scale.apply(earlier.select(one.second)));
    double[] now = scores(network, scale.apply(later.select(other.second)));
    List<Integer> strangest =
        IntStream.range(0, now.length)
            .boxed()
            .sorted((a, b) -> Double.compare(now[b], now[a]))
            .limit(SHOWN)
            .map(i -> other.second[i])
            .toList();
    return new DomainClassifier(new Roc(now, before), strangest, before.length, now.length);
  }

  /// How often windows that are alike would be told apart as well (Mann and Whitney 1947, normal
  /// limit): the classifier was fixed before it saw this half.
  double pValue() {
    double deviation = Math.sqrt((earlier + later + 1.0) / (12.0 * earlier * later));
    return 1 - Quantiles.normalBelow((roc.auc() - 0.5) / deviation);
  }

  private static void copy(Samples from, float[] to, int at) {
    System.arraycopy(from.values(), 0, to, at, from.count() * from.width());
  }

  private static double[] scores(Network network, Samples samples) {
    Predictions answers = network.predict(samples);
    double[] scores = new double[samples.count()];
    Arrays.setAll(scores, i -> answers.value(i, 1) - (double) answers.value(i, 0));
    return scores;
  }

  @SuppressWarnings("ArrayRecordComponent") // lives within one comparison
  private record Halves(int[] first, int[] second) {
    static Halves of(int count, long seed, long stream) {
      int[] order = Chance.permutation(count, Chance.of(seed, stream));
      return new Halves(
          Arrays.copyOf(order, count / 2), Arrays.copyOfRange(order, count / 2, count));
    }
  }

  /// Brings every column to mean 0 and spread 1, by the half that is learnt from.
  @SuppressWarnings("ArrayRecordComponent") // lives within one comparison
  private record Scale(double[] mean, double[] spread) {
    static Scale of(float[] rows, int width) {
      double[] sum = new double[width];
      double[] squares = new double[width];
      for (int i = 0; i < rows.length; i++) {
        sum[i % width] += rows[i];
        squares[i % width] += (double) rows[i] * rows[i];
      }
      int count = rows.length / width;
      double[] spread = new double[width];
      for (int j = 0; j < width; j++) {
        sum[j] /= count;
        spread[j] = Math.sqrt(Math.max(1e-12, squares[j] / count - sum[j] * sum[j]));
      }
      return new Scale(sum, spread);
    }

    Samples apply(Samples samples) {
      float[] scaled = new float[samples.count() * samples.width()];
      for (int i = 0; i < scaled.length; i++) {
        int j = i % mean.length;
        scaled[i] = (float) ((samples.values()[i] - mean[j]) / spread[j]);
      }
      return new Samples(scaled, samples.count(), Shape.of(mean.length));
    }
  }
}
