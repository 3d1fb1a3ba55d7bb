package dev.trivet.measure.network;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.statistics.Chance;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Trains networks with Adam (Kingma and Ba, ICLR 2015) on the cross-entropy. The rate falls to 0
/// along a cosine.
///
/// @param decay of the weights at each step, as a share of the rate (Loshchilov and Hutter, ICLR
///   2019)
public record Training(
    int epochs, int batch, double rate, double decay, Augmentation augmentation, long seed) {
  public static final int USUAL_BATCH = 64;

  private static final double MEAN = 0.9;
  private static final double SQUARE = 0.999;
  private static final double TINY = 1e-8;

  public Training {
    if (epochs < 0 || batch < 1 || !(rate > 0) || decay < 0) {
      throw new IllegalArgumentException(
          "%d epochs in batches of %d at a rate of %s".formatted(epochs, batch, rate));
    }
  }

  public static Training of(int epochs, long seed) {
    return new Training(epochs, USUAL_BATCH, 1e-3, 0, Augmentation.NONE, seed);
  }

  public Training augmentedBy(Augmentation other) {
    return new Training(epochs, batch, rate, decay, other, seed);
  }

  public Training inBatchesOf(int samples) {
    return new Training(epochs, samples, rate, decay, augmentation, seed);
  }

  public Training atRate(double other) {
    return new Training(epochs, batch, other, decay, augmentation, seed);
  }

  public Training decaying(double share) {
    return new Training(epochs, batch, rate, share, augmentation, seed);
  }

  /// Changes `network` and gives it back.
  public Network train(Network network, Samples samples, Targets targets) {
    if (samples.count() != targets.count()) {
      throw new IllegalArgumentException(
          samples.count() + " samples, " + targets.count() + " targets");
    }
    RandomGenerator random = Chance.of(seed);
    List<Parameters> parameters =
        network.layers().stream().flatMap(l -> l.parameters().stream()).toList();
    var adam = new Adam(parameters);
    int[] order = Chance.permutation(samples.count(), random);
    long steps = (long) epochs * ((samples.count() + batch - 1) / batch);
    for (int epoch = 0; epoch < epochs; epoch++) {
      Chance.shuffle(order, random);
      for (int from = 0; from < order.length; from += batch) {
        int[] chosen = Arrays.copyOfRange(order, from, Math.min(from + batch, order.length));
        collect(network, samples, targets, chosen, random);
        double progress = (double) adam.steps() / steps;
        adam.step(rate * (1 + Math.cos(Math.PI * progress)) / 2);
        network.layers().forEach(Layer::changed);
      }
    }
    return network;
  }

  private void collect(
      Network network, Samples samples, Targets targets, int[] chosen, RandomGenerator random) {
    float[][] rows = new float[chosen.length][];
    for (int r = 0; r < rows.length; r++) {
      rows[r] = augmentation.apply(samples.row(chosen[r]), random);
    }
    float[][][] values = network.forward(rows);
    float[][] logits = values[values.length - 1];
    float[][] outer = new float[rows.length][logits[0].length];
    for (int r = 0; r < rows.length; r++) {
      Softmax.probabilities(logits[r], outer[r]);
      float[] target = targets.row(chosen[r]);
      for (int c = 0; c < target.length; c++) {
        outer[r][c] = (outer[r][c] - target[c]) / rows.length;
      }
    }
    network.backward(rows, values, outer, Network.Goal.PARAMETERS);
  }

  /// The running means of the gradients and of their squares.
  private final class Adam {
    private final List<Parameters> parameters;
    private final List<Parameters> moments;
    private int steps;

    Adam(List<Parameters> parameters) {
      this.parameters = parameters;
      this.moments =
          parameters.stream()
              .map(p -> Parameters.of(Parameters.of(p.values()).gradients()))
              .toList();
    }

    int steps() {
      return steps;
    }

    /// Takes a step and clears the gradients.
    void step(double rateNow) {
      steps++;
      double scale = rateNow * Math.sqrt(1 - Math.pow(SQUARE, steps)) / (1 - Math.pow(MEAN, steps));
      for (int p = 0; p < parameters.size(); p++) {
        float[][] values = parameters.get(p).values();
        for (int i = 0; i < values.length; i++) {
          update(
              values[i],
              parameters.get(p).gradients()[i],
              moments.get(p).values()[i],
              moments.get(p).gradients()[i],
              (float) scale,
              (float) (1 - rateNow * decay));
        }
      }
    }

    private static void update(
        float[] values, float[] gradient, float[] mean, float[] square, float scale, float keep) {
      for (int j = 0; j < values.length; j++) {
        float g = gradient[j];
        mean[j] = (float) MEAN * mean[j] + (float) (1 - MEAN) * g;
        square[j] = (float) SQUARE * square[j] + (float) (1 - SQUARE) * g * g;
        values[j] =
            keep * values[j] - scale * mean[j] / ((float) Math.sqrt(square[j]) + (float) TINY);
        gradient[j] = 0;
      }
    }
  }
}
