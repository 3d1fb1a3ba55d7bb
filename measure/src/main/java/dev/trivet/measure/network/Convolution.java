package dev.trivet.measure.network;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// The same weighted sums at every place of an image, written as sums of rows of what the window
/// sees (im2col).
final class Convolution implements Layer {
  private final Window window;
  private final Parameters weights;
  private final Parameters bias;
  private final float[][] seen;
  private final float[] plane;
  private final Kernel kernel = new Kernel();
  private float[][] turned = new float[0][];

  /// @param weights a row for each output channel: its weight for every number of the window
  Convolution(Window window, float[][] weights, float[] bias) {
    this.window = window;
    this.weights = Parameters.of(weights);
    this.bias = Parameters.of(new float[][] {bias});
    this.seen = new float[window.size()][window.places()];
    this.plane = new float[window.places()];
  }

  @Override
  public int width() {
    return weights.values().length * window.places();
  }

  @Override
  public void forward(float[][][] in, float[][] out) {
    float[][] w = weights.values();
    float[] b = bias.values()[0];
    for (int r = 0; r < out.length; r++) {
      window.spread(in[0][r], seen);
      for (int o = 0; o < w.length; o++) {
        Arrays.fill(plane, b[o]);
        kernel.add(plane, seen, w[o], seen.length);
        System.arraycopy(plane, 0, out[r], o * plane.length, plane.length);
      }
    }
  }

  @Override
  public void backward(float[][][] in, float[][] out, float[][] gradient, float[][][] inGradient) {
    if (turned.length == 0) {
      turned = Kernel.transposed(weights.values(), window.size());
    }
    int channels = weights.values().length;
    float[][] planes = new float[channels][plane.length];
    for (int r = 0; r < gradient.length; r++) {
      takeApart(gradient[r], planes);
      for (int k = 0; k < seen.length; k++) {
        Arrays.fill(seen[k], 0);
        kernel.add(seen[k], planes, turned[k], channels);
      }
      window.gather(seen, inGradient[0][r]);
    }
  }

  private void takeApart(float[] row, float[][] planes) {
    for (int o = 0; o < planes.length; o++) {
      System.arraycopy(row, o * plane.length, planes[o], 0, plane.length);
    }
  }

  @Override
  public List<Parameters> parameters() {
    return List.of(weights, bias);
  }

  @Override
  public void learn(float[][][] in, float[][] gradient) {
    float[][] to = weights.gradients();
    float[] sum = bias.gradients()[0];
    float[][] planes = new float[to.length][plane.length];
    for (int r = 0; r < gradient.length; r++) {
      window.spread(in[0][r], seen);
      float[][] places = Kernel.transposed(seen, plane.length);
      takeApart(gradient[r], planes);
      for (int o = 0; o < to.length; o++) {
        kernel.add(to[o], places, planes[o], places.length);
        for (float g : planes[o]) {
          sum[o] += g;
        }
      }
    }
  }

  @Override
  public Layer redrawn(RandomGenerator random) {
    int channels = weights.values().length;
    return new Convolution(
        window,
        Networks.drawnRows(channels, window.size(), window.size(), random),
        new float[channels]);
  }

  @Override
  public long work() {
    return (long) width() * window.size();
  }

  @Override
  public void changed() {
    turned = new float[0][];
  }
}
