package dev.trivet.formats.svg;

import dev.trivet.formats.svg.Grid.Cell;
import dev.trivet.formats.svg.Wire.Way;
import dev.trivet.threat.DataFlowDiagram;
import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Crossing;
import dev.trivet.threat.DataFlowDiagram.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Chooses a way over the grid for every flow, so that none runs through an element.
final class Wires {
  private final Grid grid;
  private final List<Wire> wires = new ArrayList<>();
  private final Map<List<Integer>, String> passing = new HashMap<>();
  private final Set<Integer> corridors = new HashSet<>();

  private Wires(Grid grid) {
    this.grid = grid;
  }

  /// Numbered from left to right and top to bottom by where they start.
  static List<Wire> over(Grid grid, DataFlowDiagram diagram) {
    var wires = new Wires(grid);
    diagram.flows().stream()
        .filter(flow -> !flow.from().equals(flow.to()))
        .sorted(
            place(grid, Flow::from).thenComparing(place(grid, Flow::to)).thenComparing(Flow::label))
        .forEach(wires::add);
    return wires.wires;
  }

  private static Comparator<Flow> place(Grid grid, java.util.function.Function<Flow, String> end) {
    return Comparator.comparingInt((Flow flow) -> grid.cell(end.apply(flow)).column())
        .thenComparingInt(flow -> grid.cell(end.apply(flow)).row());
  }

  private void add(Flow flow) {
    Cell from = grid.cell(flow.from());
    Cell to = grid.cell(flow.to());
    int number = wires.size() + 1;
    int distance = Math.abs(from.column() - to.column());
    if (distance == 0) {
      wires.add(new Wire(number, flow, from, to, Way.LOOP, -1));
    } else if (distance == 1 || isOpen(flow, from, to, from)) {
      wires.add(new Wire(number, flow, from, to, Way.BEND_LATE, -1));
    } else if (isOpen(flow, from, to, to)) {
      wires.add(new Wire(number, flow, from, to, Way.BEND_EARLY, -1));
    } else {
      int corridor = corridor(flow, from, to);
      corridors.add(corridor);
      wires.add(new Wire(number, flow, from, to, Way.CORRIDOR, corridor));
    }
  }

  /// Whether the flow can run straight along the row of `along`: no element stands there and no
  /// flow of another element runs there. What concerns outsiders only must not cross the
  /// organisation's ground.
  private boolean isOpen(Flow flow, Cell from, Cell to, Cell along) {
    if (flow.crossing() == Crossing.PASSES) {
      return false;
    }
    int left = Math.min(from.column(), to.column());
    int right = Math.max(from.column(), to.column());
    String owner = along.element().id();
    for (int column = left + 1; column < right; column++) {
      boolean taken = !passing.getOrDefault(List.of(column, along.row()), owner).equals(owner);
      if (taken || !grid.isFree(column, along.row())) {
        return false;
      }
    }
    for (int column = left + 1; column < right; column++) {
      passing.put(List.of(column, along.row()), owner);
    }
    return true;
  }

  /// The corridor between the two rows, or one beside them, on the ground that both ends stand on
  /// if they can; around everything for what concerns outsiders only.
  private int corridor(Flow flow, Cell from, Cell to) {
    if (flow.crossing() == Crossing.PASSES) {
      return from.row() + to.row() < grid.rowCount() ? 0 : grid.rowCount();
    }
    if (from.row() != to.row()) {
      return Math.max(from.row(), to.row());
    }
    boolean below = !corridors.contains(from.row() + 1) || corridors.contains(from.row());
    Boundary boundary = from.element().boundary();
    if (boundary == to.element().boundary()) {
      below = grid.within(boundary).stream().anyMatch(cell -> cell.row() > from.row());
    } else if (from.row() == 0 || from.row() == grid.rowCount() - 1) {
      below = from.row() == 0;
    }
    return below ? from.row() + 1 : from.row();
  }
}
