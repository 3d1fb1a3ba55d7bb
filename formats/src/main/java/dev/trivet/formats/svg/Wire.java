package dev.trivet.formats.svg;

import dev.trivet.formats.svg.Grid.Cell;
import dev.trivet.threat.DataFlowDiagram.Flow;

/// A flow on its way over the grid: which side of each end it uses, and how it gets across.
///
/// @param number as it is shown
record Wire(int number, Flow flow, Cell from, Cell to, Way way, int corridor) {

  /// How a flow gets from column to column. Gutters run between columns, corridors between rows.
  enum Way {
    /// Both ends in one column: out and back in on the right.
    LOOP,
    /// Neighbouring columns, or straight along the free row of the source: one bend before the
    /// target.
    BEND_LATE,
    /// Straight along the free row of the target: one bend after the source.
    BEND_EARLY,
    /// Up or down to a corridor, along it, and up or down again.
    CORRIDOR
  }

  boolean isForward() {
    return from.column() <= to.column();
  }

  boolean leavesRight() {
    return isForward();
  }

  boolean arrivesRight() {
    return way == Way.LOOP || !isForward();
  }

  /// The gutter beside the source: that after its column, or that before it.
  int firstGutter() {
    return leavesRight() ? from.column() : from.column() - 1;
  }

  int lastGutter() {
    return arrivesRight() ? to.column() : to.column() - 1;
  }
}
