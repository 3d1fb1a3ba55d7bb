package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Grid;

/// Takes detail out of images.
final class Blurring {
  private Blurring() {}

  /// Every pixel becomes a mean of those around it, weighted by a bell curve; the edge is repeated.
  static void gaussian(float[] in, float[] out, Grid grid, double sigma) {
    int reach = Math.max(1, (int) Math.ceil(3 * sigma));
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int k = -reach; k <= reach; k++) {
      weights[k + reach] = Math.exp(-k * k / (2 * sigma * sigma));
      sum += weights[k + reach];
    }
    float[] across = new float[in.length];
    for (int channel = 0; channel < grid.channels(); channel++) {
      for (int row = 0; row < grid.height(); row++) {
        for (int column = 0; column < grid.width(); column++) {
          double mean = 0;
          for (int k = -reach; k <= reach; k++) {
            int at = Math.clamp(column + (long) k, 0, grid.width() - 1);
            mean += weights[k + reach] * in[grid.at(channel, row, at)];
          }
          across[grid.at(channel, row, column)] = (float) (mean / sum);
        }
      }
      for (int row = 0; row < grid.height(); row++) {
        for (int column = 0; column < grid.width(); column++) {
          double mean = 0;
          for (int k = -reach; k <= reach; k++) {
            int at = Math.clamp(row + (long) k, 0, grid.height() - 1);
            mean += weights[k + reach] * across[grid.at(channel, at, column)];
          }
          out[grid.at(channel, row, column)] = (float) (mean / sum);
        }
      }
    }
  }

  /// Every square of `side` pixels becomes its mean.
  static void squares(float[] in, float[] out, Grid grid, int side) {
    for (int channel = 0; channel < grid.channels(); channel++) {
      for (int top = 0; top < grid.height(); top += side) {
        for (int left = 0; left < grid.width(); left += side) {
          square(in, out, grid, channel, top, left, side);
        }
      }
    }
  }

  private static void square(
      float[] in, float[] out, Grid grid, int channel, int top, int left, int side) {
    int bottom = Math.min(top + side, grid.height());
    int right = Math.min(left + side, grid.width());
    double sum = 0;
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        sum += in[grid.at(channel, row, column)];
      }
    }
    float mean = (float) (sum / ((bottom - top) * (double) (right - left)));
    for (int row = top; row < bottom; row++) {
      for (int column = left; column < right; column++) {
        out[grid.at(channel, row, column)] = mean;
      }
    }
  }
}
