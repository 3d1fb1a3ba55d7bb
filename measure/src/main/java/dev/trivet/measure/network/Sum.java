package dev.trivet.measure.network;

/// The sum of two inputs: a residual connection.
record Sum(int width) implements Layer {
  @Override
  public void forward(float[][][] in, float[][] out) {
    for (int r = 0; r < out.length; r++) {
      for (int j = 0; j < width; j++) {
        out[r][j] = in[0][r][j] + in[1][r][j];
      }
    }
  }

  @Override
  public void backward(float[][][] in, float[][] out, float[][] gradient, float[][][] inGradient) {
    for (float[][] to : inGradient) {
      for (int r = 0; r < to.length; r++) {
        for (int j = 0; j < width; j++) {
          to[r][j] += gradient[r][j];
        }
      }
    }
  }
}
