package dev.trivet.measure.network;

import dev.trivet.measure.data.Grid;

/// An image between its pixels.
final class Interpolation {
  private Interpolation() {}

  /// The four pixels around, each the more the nearer; zeros beyond the image.
  static float at(float[] sample, Grid grid, int channel, double row, double column) {
    int top = (int) Math.floor(row);
    int left = (int) Math.floor(column);
    double down = row - top;
    double across = column - left;
    return (float)
        ((1 - down)
                * ((1 - across) * pixel(sample, grid, channel, top, left)
                    + across * pixel(sample, grid, channel, top, left + 1))
            + down
                * ((1 - across) * pixel(sample, grid, channel, top + 1, left)
                    + across * pixel(sample, grid, channel, top + 1, left + 1)));
  }

  private static float pixel(float[] sample, Grid grid, int channel, int row, int column) {
    return row >= 0 && row < grid.height() && column >= 0 && column < grid.width()
        ? sample[grid.at(channel, row, column)]
        : 0;
  }
}
