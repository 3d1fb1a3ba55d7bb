package dev.trivet.measure.network;

/// Every channel times a number, plus a number: batch normalisation once trained, and constants
/// that inputs are scaled with.
final class ScaleShift implements Layer {
  private final float[] scale;
  private final float[] shift;
  private final int plane;

  /// @param plane how many numbers a channel has
  ScaleShift(float[] scale, float[] shift, int plane) {
    this.scale = scale.clone();
    this.shift = shift.clone();
    this.plane = plane;
  }

  @Override
  public int width() {
    return scale.length * plane;
  }

  @Override
  public void forward(float[][][] in, float[][] out) {
    for (int r = 0; r < out.length; r++) {
      for (int j = 0; j < out[r].length; j++) {
        out[r][j] = scale[j / plane] * in[0][r][j] + shift[j / plane];
      }
    }
  }

  @Override
  public void backward(float[][][] in, float[][] out, float[][] gradient, float[][][] inGradient) {
    for (int r = 0; r < gradient.length; r++) {
      for (int j = 0; j < gradient[r].length; j++) {
        inGradient[0][r][j] += scale[j / plane] * gradient[r][j];
      }
    }
  }
}
