package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.testkit.Seeds;
import java.util.random.RandomGenerator;

/// A linear softmax classifier in plain Java, whose distances to its boundaries are known.
public final class LinearModel implements DifferentiableModel {
  private final Shape input;
  private final int classes;
  private final float[] weights;

  /// @param weights `classes` rows of `input` numbers
  public LinearModel(Shape input, int classes, float[] weights) {
    this.input = input;
    this.classes = classes;
    this.weights = weights.clone();
  }

  /// Weights drawn from a seed.
  public static LinearModel drawn(long seed, int classes, Shape input) {
    RandomGenerator random = Seeds.random(seed);
    float[] weights = new float[classes * input.size()];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian();
    }
    return new LinearModel(input, classes, weights);
  }

  /// Samples in 0 to 1.
  public Samples samples(long seed, int count) {
    RandomGenerator random = Seeds.random(seed);
    float[] values = new float[count * input.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new Samples(values, count, input);
  }

  @Override
  public Shape input() {
    return input;
  }

  @Override
  public int classes() {
    return classes;
  }

  @Override
  public Output output() {
    return Output.LOGITS;
  }

  @Override
  public Predictions predict(Samples batch) {
    int width = input.size();
    float[] logits = new float[batch.count() * classes];
    for (int i = 0; i < batch.count(); i++) {
      for (int c = 0; c < classes; c++) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
          sum += (double) weights[c * width + j] * (batch.at(i, j) - 0.5);
        }
        logits[i * classes + c] = (float) sum;
      }
    }
    return Predictions.of(Output.LOGITS, logits, classes);
  }

  @Override
  public Samples gradient(Samples batch, OutputGradient seed) {
    int width = input.size();
    Predictions answers = predict(batch);
    float[] slopes = new float[batch.count() * width];
    for (int i = 0; i < batch.count(); i++) {
      float[] values = new float[classes];
      for (int c = 0; c < classes; c++) {
        values[c] = answers.value(i, c);
      }
      float[] asked = new float[classes];
      seed.fill(i, values, asked);
      for (int c = 0; c < classes; c++) {
        for (int j = 0; j < width; j++) {
          slopes[i * width + j] += asked[c] * weights[c * width + j];
        }
      }
    }
    return new Samples(slopes, batch.count(), input);
  }

  /// The length of the difference of two classes' weights: a margin divided by it is the distance
  /// to their boundary.
  public double distanceOfWeights(int one, int other) {
    int width = input.size();
    double sum = 0;
    for (int j = 0; j < width; j++) {
      double off = (double) weights[one * width + j] - weights[other * width + j];
      sum += off * off;
    }
    return Math.sqrt(sum);
  }
}
