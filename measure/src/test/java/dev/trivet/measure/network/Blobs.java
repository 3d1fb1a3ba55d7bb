package dev.trivet.measure.network;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.testkit.Seeds;
import java.util.random.RandomGenerator;

/// Samples around drawn centres, one for each class, inside 0 to 1.
public final class Blobs {
  private final Samples samples;
  private final int[] labels;

  private Blobs(Samples samples, int[] labels) {
    this.samples = samples;
    this.labels = labels;
  }

  /// @param spread around the centres: 0.1 is easy, 0.5 is hopeless
  public static Blobs drawn(long seed, int count, int classes, Shape shape, double spread) {
    RandomGenerator centres = Seeds.random(77); // the same for every seed: train and test agree
    float[][] middle = new float[classes][shape.size()];
    for (float[] row : middle) {
      for (int j = 0; j < row.length; j++) {
        row[j] = 0.2f + 0.6f * centres.nextFloat();
      }
    }
    RandomGenerator random = Seeds.random(seed);
    float[] values = new float[count * shape.size()];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      labels[i] = random.nextInt(classes);
      for (int j = 0; j < shape.size(); j++) {
        double value = middle[labels[i]][j] + spread * random.nextGaussian();
        values[i * shape.size() + j] = (float) Math.clamp(value, 0, 1);
      }
    }
    return new Blobs(new Samples(values, count, shape), labels);
  }

  public Samples samples() {
    return samples;
  }

  public int[] labels() {
    return labels.clone();
  }

  /// The labels, with a share of them replaced by others.
  public int[] noisyLabels(long seed, double share, int classes) {
    RandomGenerator random = Seeds.random(seed);
    int[] noisy = labels.clone();
    for (int i = 0; i < noisy.length; i++) {
      if (random.nextDouble() < share) {
        noisy[i] = (noisy[i] + 1 + random.nextInt(classes - 1)) % classes;
      }
    }
    return noisy;
  }
}
