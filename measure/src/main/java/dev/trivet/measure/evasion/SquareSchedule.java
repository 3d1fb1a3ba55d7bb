package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Grid;

/// How large Square's windows are: a share of the image that is halved as the questions run out.
/// The published steps are for 10,000 questions and are stretched to the number there is.
final class SquareSchedule {
  private static final int[] HALVINGS = {10, 50, 200, 500, 1_000, 2_000, 4_000, 6_000, 8_000};
  private static final double SCALE = 10_000;

  private SquareSchedule() {}

  /// The side of the window.
  static int side(double share, int step, int steps, Grid grid, int least) {
    double at = step * SCALE / steps;
    double left = share;
    for (int halving : HALVINGS) {
      left = at > halving ? left / 2 : left;
    }
    int side = (int) Math.round(Math.sqrt(left * grid.height() * grid.width()));
    return Math.clamp(side, least, Math.min(grid.height(), grid.width()));
  }
}
