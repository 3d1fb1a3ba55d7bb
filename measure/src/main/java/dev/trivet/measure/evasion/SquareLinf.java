package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.statistics.Chance;
import java.util.random.RandomGenerator;

/// Square's moves where every number may change by as much: start from vertical stripes, then set
/// whole windows to one end of what is allowed or the other.
final class SquareLinf implements Square.SquareStep {
  private static final int TRIES = 10;

  private final Front front;
  private final Grid grid;
  private final float bound;
  private final int[][] order;
  private final int[] turn;
  private final int[] fruitless;

  SquareLinf(Front front, Grid grid, double bound) {
    this.front = front;
    this.grid = grid;
    this.bound = (float) bound;
    this.order = new int[front.count][];
    this.turn = new int[front.count];
    this.fruitless = new int[front.count];
  }

  @Override
  public void propose(int sample, int step, int steps) {
    int at = front.addCopy(sample, front.current, sample * front.width);
    RandomGenerator random = front.random(sample);
    if (step == 0) {
      fruitless[sample] = 0;
      stripes(sample, at, random);
      return;
    }
    int side = SquareSchedule.side(Square.SHARE_LINF, step, steps, grid, 1);
    int place = side == 1 ? nextPixel(sample, random) : -1;
    int row = place < 0 ? random.nextInt(grid.height() - side + 1) : place / grid.width();
    int column = place < 0 ? random.nextInt(grid.width() - side + 1) : place % grid.width();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      if (window(sample, at, row, column, side, random)) {
        return;
      }
    }
  }

  /// Single pixels come in a drawn order, none again before all had their turn: asking twice about
  /// the same change of the same image is a question wasted.
  private int nextPixel(int sample, RandomGenerator random) {
    int pixels = grid.height() * grid.width();
    if (turn[sample] % pixels == 0) {
      order[sample] = Chance.permutation(pixels, random);
    }
    fruitless[sample]++;
    return order[sample][turn[sample]++ % pixels];
  }

  @Override
  public void kept(int sample) {
    fruitless[sample] = 0;
  }

  @Override
  public boolean isStuck(int sample) {
    return fruitless[sample] > grid.height() * grid.width();
  }

  private void stripes(int sample, int at, RandomGenerator random) {
    for (int channel = 0; channel < grid.channels(); channel++) {
      for (int column = 0; column < grid.width(); column++) {
        float change = random.nextBoolean() ? bound : -bound;
        for (int row = 0; row < grid.height(); row++) {
          set(sample, at, grid.at(channel, row, column), change);
        }
      }
    }
  }

  /// @return whether anything is other than before
  private boolean window(
      int sample, int at, int fromRow, int fromColumn, int side, RandomGenerator random) {
    boolean differs = false;
    for (int channel = 0; channel < grid.channels(); channel++) {
      float change = random.nextBoolean() ? bound : -bound;
      for (int row = fromRow; row < fromRow + side; row++) {
        int first = grid.at(channel, row, fromColumn);
        for (int place = first; place < first + side; place++) {
          float before = front.current[sample * front.width + place];
          differs |= set(sample, at, place, change) != before;
        }
      }
    }
    return differs;
  }

  private float set(int sample, int at, int place, float change) {
    float value = Math.clamp(front.original(sample, place) + change, 0f, 1f);
    front.rows()[at + place] = value;
    return value;
  }
}
