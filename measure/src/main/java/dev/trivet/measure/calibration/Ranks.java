package dev.trivet.measure.calibration;

import java.util.Arrays;

/// Finds the values at some ranks among many between 0 and 1, without sorting them all: they are
/// counted into narrow cells, and only the cells the ranks fall into are sorted.
final class Ranks {
  private static final int CELLS = 1 << 14;

  private Ranks() {}

  /// @param ranks from 0, ascending
  static double[] values(double[] values, int[] ranks) {
    int[] counts = new int[CELLS];
    for (double value : values) {
      counts[cell(value)]++;
    }
    int[] cellOf = new int[ranks.length];
    int[] within = new int[ranks.length];
    int before = 0;
    int next = 0;
    for (int cell = 0; cell < CELLS && next < ranks.length; cell++) {
      for (; next < ranks.length && ranks[next] < before + counts[cell]; next++) {
        cellOf[next] = cell;
        within[next] = ranks[next] - before;
      }
      before += counts[cell];
    }
    return pick(values, counts, cellOf, within);
  }

  private static double[] pick(double[] values, int[] counts, int[] cellOf, int[] within) {
    double[][] held = new double[CELLS][0];
    for (int cell : cellOf) {
      held[cell] = new double[counts[cell]];
    }
    int[] filled = new int[CELLS];
    for (double value : values) {
      int cell = cell(value);
      if (held[cell].length > 0) {
        held[cell][filled[cell]++] = value;
      }
    }
    for (double[] cell : held) {
      Arrays.sort(cell);
    }
    double[] picked = new double[cellOf.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = held[cellOf[i]][within[i]];
    }
    return picked;
  }

  private static int cell(double value) {
    return Math.min((int) (value * CELLS), CELLS - 1);
  }
}
