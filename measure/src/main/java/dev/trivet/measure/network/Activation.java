package dev.trivet.measure.network;

import dev.trivet.measure.statistics.Quantiles;

/// A function applied to every number.
record Activation(Kind kind, float slope, int width) implements Layer {
  /// Which one.
  enum Kind {
    /// The number, or `slope` times it where it is negative: ReLU for a slope of 0.
    RECTIFIER,
    SIGMOID,
    TANH,
    /// Grows exponentially from `-slope` where the number is negative.
    ELU,
    /// The number times the chance of a normal value below it.
    GELU
  }

  static Activation rectifier(int width) {
    return new Activation(Kind.RECTIFIER, 0, width);
  }

  @Override
  public void forward(float[][][] in, float[][] out) {
    for (int r = 0; r < out.length; r++) {
      float[] x = in[0][r];
      float[] y = out[r];
      switch (kind) {
        case RECTIFIER -> {
          for (int j = 0; j < y.length; j++) {
            y[j] = x[j] > 0 ? x[j] : slope * x[j];
          }
        }
        case SIGMOID, TANH, ELU, GELU -> {
          for (int j = 0; j < y.length; j++) {
            y[j] = (float) value(x[j]);
          }
        }
      }
    }
  }

  private double value(double x) {
    return switch (kind) {
      case RECTIFIER -> x > 0 ? x : slope * x;
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case TANH -> Math.tanh(x);
      case ELU -> x > 0 ? x : slope * Math.expm1(x);
      case GELU -> x * below(x);
    };
  }

  @Override
  public void backward(float[][][] in, float[][] out, float[][] gradient, float[][][] inGradient) {
    for (int r = 0; r < gradient.length; r++) {
      float[] x = in[0][r];
      float[] y = out[r];
      float[] g = gradient[r];
      float[] to = inGradient[0][r];
      if (kind == Kind.RECTIFIER) {
        for (int j = 0; j < g.length; j++) {
          to[j] += x[j] > 0 ? g[j] : slope * g[j];
        }
      } else {
        for (int j = 0; j < g.length; j++) {
          to[j] += (float) (g[j] * derivative(x[j], y[j]));
        }
      }
    }
  }

  private double derivative(double x, double y) {
    return switch (kind) {
      case RECTIFIER -> x > 0 ? 1 : slope;
      case SIGMOID -> y * (1 - y);
      case TANH -> 1 - y * y;
      case ELU -> x > 0 ? 1 : y + slope;
      case GELU -> below(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    };
  }

  private static double below(double x) {
    return Quantiles.normalBelow(x);
  }
}
