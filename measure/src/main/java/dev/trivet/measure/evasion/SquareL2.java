package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Grid;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Square's moves where the length of the change is bounded: start from a mosaic of bumps, then
/// take length from one window and give it to a bump in another.
final class SquareL2 implements Square.SquareStep {
  private static final int LEAST_SIDE = 3;
  private static final int TILES = 5;

  private final Front front;
  private final Grid grid;
  private final double bound;

  SquareL2(Front front, Grid grid, double bound) {
    this.front = front;
    this.grid = grid;
    this.bound = bound;
  }

  /// A square part of the image.
  private record Window(int row, int column, int side) {
    boolean holds(int r, int c) {
      return r >= row && r < row + side && c >= column && c < column + side;
    }

    static Window drawn(Grid grid, int side, RandomGenerator random) {
      return new Window(
          random.nextInt(grid.height() - side + 1), random.nextInt(grid.width() - side + 1), side);
    }
  }

  @Override
  public void propose(int sample, int step, int steps) {
    RandomGenerator random = front.random(sample);
    double[] change = step == 0 ? mosaic(random) : moved(sample, step, steps, random);
    double length = 0;
    for (double c : change) {
      length += c * c;
    }
    double scale = bound / Math.max(Math.sqrt(length), 1e-12);
    int at = front.add(sample);
    for (int j = 0; j < change.length; j++) {
      front.rows()[at + j] = Front.clip(front.original(sample, j) + change[j] * scale);
    }
    keepWithin(sample, at);
  }

  /// Clipping only shortens a change; rounding to floats may lengthen it by a hair.
  private void keepWithin(int sample, int at) {
    double length = front.distance(Norm.L2, sample, front.rows(), at);
    if (length > bound) {
      double scale = bound / length * (1 - 1e-7);
      for (int j = 0; j < front.width; j++) {
        float original = front.original(sample, j);
        front.rows()[at + j] = (float) (original + (front.rows()[at + j] - original) * scale);
      }
    }
  }

  private double[] mosaic(RandomGenerator random) {
    double[] change = new double[front.width];
    int side = Math.max(1, Math.min(grid.height(), grid.width()) / TILES);
    double[] bump = bump(side, random);
    for (int row = 0; row + side <= grid.height(); row += side) {
      for (int column = 0; column + side <= grid.width(); column += side) {
        for (int channel = 0; channel < grid.channels(); channel++) {
          add(change, bump, new Window(row, column, side), channel, random.nextBoolean() ? 1 : -1);
        }
      }
    }
    return change;
  }

  private double[] moved(int sample, int step, int steps, RandomGenerator random) {
    int side = SquareSchedule.side(Square.SHARE_L2, step, steps, grid, leastSide());
    Window to = Window.drawn(grid, side, random);
    Window from = Window.drawn(grid, side, random);
    double[] change = new double[front.width];
    double whole = 0;
    for (int j = 0; j < change.length; j++) {
      change[j] = (double) front.current[sample * front.width + j] - front.original(sample, j);
      whole += change[j] * change[j];
    }
    double[] bump = bump(side, random);
    double spare = Math.max(0, bound * bound - whole) / grid.channels();
    for (int channel = 0; channel < grid.channels(); channel++) {
      double freed = squares(change, channel, to, from);
      replace(change, channel, to, from, bump, Math.sqrt(spare + freed), random);
    }
    return change;
  }

  private int leastSide() {
    return Math.min(LEAST_SIDE, Math.min(grid.height(), grid.width()));
  }

  /// The squared length of a channel's change inside either window.
  private double squares(double[] change, int channel, Window one, Window other) {
    double sum = 0;
    for (int row = 0; row < grid.height(); row++) {
      for (int column = 0; column < grid.width(); column++) {
        if (one.holds(row, column) || other.holds(row, column)) {
          double c = change[grid.at(channel, row, column)];
          sum += c * c;
        }
      }
    }
    return sum;
  }

  /// Empties `from` and sets `to` to a bump on top of what it held, of the length given.
  private void replace(
      double[] change,
      int channel,
      Window to,
      Window from,
      double[] bump,
      double length,
      RandomGenerator random) {
    double held = Math.sqrt(squares(change, channel, to, to)) + 1e-10;
    double[] mixed = bump.clone();
    double sign = random.nextBoolean() ? 1 : -1;
    double squares = 0;
    for (int i = 0; i < mixed.length; i++) {
      int place = grid.at(channel, to.row() + i / to.side(), to.column() + i % to.side());
      mixed[i] = sign * mixed[i] + change[place] / held;
      squares += mixed[i] * mixed[i];
    }
    double scale = length / Math.max(Math.sqrt(squares), 1e-12);
    fill(change, channel, from);
    for (int i = 0; i < mixed.length; i++) {
      int place = grid.at(channel, to.row() + i / to.side(), to.column() + i % to.side());
      change[place] = mixed[i] * scale;
    }
  }

  private void fill(double[] change, int channel, Window window) {
    for (int row = window.row(); row < window.row() + window.side(); row++) {
      int first = grid.at(channel, row, window.column());
      Arrays.fill(change, first, first + window.side(), 0);
    }
  }

  private void add(double[] change, double[] bump, Window window, int channel, double sign) {
    for (int i = 0; i < bump.length; i++) {
      int place =
          grid.at(channel, window.row() + i / window.side(), window.column() + i % window.side());
      change[place] += sign * bump[i];
    }
  }

  /// Two hills of opposite sign side by side, of length 1, lying or standing.
  private static double[] bump(int side, RandomGenerator random) {
    double[] bump = new double[side * side];
    int half = side / 2;
    hill(bump, side, 0, half, 1);
    hill(bump, side, half, side, -1);
    if (random.nextBoolean()) {
      bump = turned(bump, side);
    }
    double length = 0;
    for (double b : bump) {
      length += b * b;
    }
    for (int i = 0; i < bump.length; i++) {
      bump[i] /= Math.max(Math.sqrt(length), 1e-12);
    }
    return bump;
  }

  /// A hill on the rows from `from` to `to`: rings around the middle, each lower than the one
  /// inside.
  private static void hill(double[] bump, int side, int from, int to, double sign) {
    int reach = Math.max(to - from, side) / 2;
    double middleRow = (from + to - 1) / 2.0;
    double middleColumn = (side - 1) / 2.0;
    for (int row = from; row < to; row++) {
      for (int column = 0; column < side; column++) {
        double ring = Math.max(Math.abs(row - middleRow), Math.abs(column - middleColumn));
        for (int k = (int) Math.round(ring); k <= reach; k++) {
          double out = reach + 1.0 - k;
          bump[row * side + column] += sign / (out * out);
        }
      }
    }
  }

  private static double[] turned(double[] bump, int side) {
    double[] turned = new double[bump.length];
    for (int i = 0; i < bump.length; i++) {
      turned[i % side * side + i / side] = bump[i];
    }
    return turned;
  }
}
