package dev.trivet.measure.evasion;

/// How the size of a change is measured.
public enum Norm {
  /// The length of the change.
  L2 {
    @Override
    double distance(float[] a, int fromA, float[] b, int fromB, int width) {
      double sum = 0;
      for (int j = 0; j < width; j++) {
        double off = (double) a[fromA + j] - b[fromB + j];
        sum += off * off;
      }
      return Math.sqrt(sum);
    }
  },
  /// The largest change of any number.
  LINF {
    @Override
    double distance(float[] a, int fromA, float[] b, int fromB, int width) {
      float most = 0;
      for (int j = 0; j < width; j++) {
        most = Math.max(most, Math.abs(a[fromA + j] - b[fromB + j]));
      }
      return most;
    }
  };

  abstract double distance(float[] a, int fromA, float[] b, int fromB, int width);
}
