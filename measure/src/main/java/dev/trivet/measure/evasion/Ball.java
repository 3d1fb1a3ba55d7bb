package dev.trivet.measure.evasion;

/// All points no further from a sample than a bound, and within 0 to 1.
final class Ball {
  /// What keeps rounding from leaving it.
  private static final double INSIDE = 1 - 1e-6;

  private Ball() {}

  /// Writes the point `stride` further down the gradient than the current one, brought back into
  /// the ball.
  static void step(
      Front front, Norm norm, double bound, double stride, double[] gradient, int sample, int at) {
    int from = sample * front.width;
    double scale =
        switch (norm) {
          case LINF -> stride;
          case L2 -> stride / Math.max(length(gradient, from, front.width), 1e-30);
        };
    for (int j = 0; j < front.width; j++) {
      double slope = gradient[from + j];
      double move = norm == Norm.LINF ? Math.signum(slope) : slope;
      front.rows()[at + j] = (float) (front.current[from + j] - scale * move);
    }
    project(front, norm, bound, sample, at);
  }

  static void project(Front front, Norm norm, double bound, int sample, int at) {
    float[] rows = front.rows();
    switch (norm) {
      case LINF -> {
        float reach = (float) bound;
        for (int j = 0; j < front.width; j++) {
          float x = front.original(sample, j);
          rows[at + j] = Math.clamp(Math.clamp(rows[at + j], x - reach, x + reach), 0f, 1f);
        }
      }
      case L2 -> {
        for (int j = 0; j < front.width; j++) {
          rows[at + j] = Math.clamp(rows[at + j], 0f, 1f);
        }
        double distance = front.distance(Norm.L2, sample, rows, at);
        if (distance > bound) {
          double scale = bound / distance * INSIDE;
          for (int j = 0; j < front.width; j++) {
            float x = front.original(sample, j);
            rows[at + j] = (float) (x + scale * (rows[at + j] - x));
          }
        }
      }
    }
  }

  private static double length(double[] values, int from, int width) {
    double sum = 0;
    for (int j = from; j < from + width; j++) {
      sum += values[j] * values[j];
    }
    return Math.sqrt(sum);
  }
}
