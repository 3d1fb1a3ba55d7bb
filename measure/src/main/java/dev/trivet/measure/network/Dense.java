package dev.trivet.measure.network;

import java.util.List;
import java.util.random.RandomGenerator;

/// Every output is a weighted sum of all inputs, plus a bias.
final class Dense implements Layer {
  private final Parameters weights;
  private final Parameters bias;
  private final Kernel kernel = new Kernel();
  private float[][] turned = new float[0][];

  /// @param weights a row of outputs for each input
  Dense(float[][] weights, float[] bias) {
    this.weights = Parameters.of(weights);
    this.bias = Parameters.of(new float[][] {bias});
  }

  @Override
  public int width() {
    return bias.values()[0].length;
  }

  @Override
  public void forward(float[][][] in, float[][] out) {
    for (int r = 0; r < out.length; r++) {
      System.arraycopy(bias.values()[0], 0, out[r], 0, out[r].length);
      kernel.add(out[r], weights.values(), in[0][r], weights.values().length);
    }
  }

  @Override
  public void backward(float[][][] in, float[][] out, float[][] gradient, float[][][] inGradient) {
    if (turned.length == 0) {
      turned = Kernel.transposed(weights.values(), width());
    }
    for (int r = 0; r < gradient.length; r++) {
      kernel.add(inGradient[0][r], turned, gradient[r], width());
    }
  }

  @Override
  public List<Parameters> parameters() {
    return List.of(weights, bias);
  }

  @Override
  public void learn(float[][][] in, float[][] gradient) {
    float[] factors = new float[gradient.length];
    float[][] to = weights.gradients();
    for (int k = 0; k < to.length; k++) {
      for (int r = 0; r < gradient.length; r++) {
        factors[r] = in[0][r][k];
      }
      kernel.add(to[k], gradient, factors, gradient.length);
    }
    float[] sum = bias.gradients()[0];
    for (float[] row : gradient) {
      for (int j = 0; j < sum.length; j++) {
        sum[j] += row[j];
      }
    }
  }

  @Override
  public Layer redrawn(RandomGenerator random) {
    int inputs = weights.values().length;
    return new Dense(Networks.drawnRows(inputs, width(), inputs, random), new float[width()]);
  }

  @Override
  public long work() {
    return (long) weights.values().length * width();
  }

  @Override
  public void changed() {
    turned = new float[0][];
  }
}
