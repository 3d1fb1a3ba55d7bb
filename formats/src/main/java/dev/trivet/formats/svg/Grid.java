package dev.trivet.formats.svg;

import dev.trivet.threat.DataFlowDiagram;
import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Element;
import dev.trivet.threat.DataFlowDiagram.Flow;
import dev.trivet.threat.DataFlowDiagram.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Gives each element of a data flow diagram a column and a row.
///
/// Columns go from outside to inside and out again: the internet, users' devices, the organisation,
/// then whoever else runs or delivers something. Within a boundary people come first, then what
/// they talk to, then what works behind it, then what keeps data. Rows are common to all columns,
/// so that flows run in straight corridors between them.
final class Grid {
  private static final List<Set<Boundary>> BLOCKS =
      List.of(
          Set.of(Boundary.INTERNET),
          Set.of(Boundary.USER_DEVICE),
          Set.of(Boundary.ORGANISATION),
          Set.of(Boundary.PROVIDER, Boundary.THIRD_PARTY));
  private static final int ROUNDS = 6;

  private final List<Lane> lanes = new ArrayList<>();
  private final Map<String, Cell> cells = new LinkedHashMap<>();
  private final Map<String, List<String>> neighbours = new HashMap<>();
  private int columns;
  private int rows;

  record Cell(Element element, int column, int row) {}

  /// One boundary's share of a column.
  private record Lane(Boundary boundary, int column, List<Element> elements) {}

  Grid(DataFlowDiagram diagram) {
    for (Flow flow : diagram.flows()) {
      neighbours.computeIfAbsent(flow.from(), f -> new ArrayList<>()).add(flow.to());
      neighbours.computeIfAbsent(flow.to(), t -> new ArrayList<>()).add(flow.from());
    }
    for (Set<Boundary> block : BLOCKS) {
      int width = 0;
      for (Boundary boundary : new TreeSet<>(block)) {
        width = Math.max(width, addLanes(diagram, boundary));
      }
      columns += width;
    }
    rows = rows();
    lanes.forEach(lane -> place(lane, firstRow(lane)));
    for (int round = 0; round < ROUNDS; round++) {
      (round % 2 == 0 ? lanes : lanes.reversed()).forEach(this::settle);
    }
  }

  private int addLanes(DataFlowDiagram diagram, Boundary boundary) {
    List<List<Element>> steps = List.of(list(), list(), list(), list());
    diagram.elements().stream()
        .filter(element -> element.boundary() == boundary)
        .forEach(element -> steps.get(step(diagram, element)).add(element));
    int used = 0;
    for (List<Element> step : steps) {
      if (!step.isEmpty()) {
        lanes.add(new Lane(boundary, columns + used, step));
        used++;
      }
    }
    return used;
  }

  private static List<Element> list() {
    return new ArrayList<>();
  }

  private static int step(DataFlowDiagram diagram, Element element) {
    return switch (element.kind()) {
      case EXTERNAL -> 0;
      case PROCESS -> meetsPeople(diagram, element) ? 1 : 2;
      case STORE -> 3;
    };
  }

  private static boolean meetsPeople(DataFlowDiagram diagram, Element element) {
    return diagram.flows().stream()
        .filter(f -> f.from().equals(element.id()) || f.to().equals(element.id()))
        .map(f -> f.from().equals(element.id()) ? f.to() : f.from())
        .flatMap(id -> diagram.element(id).stream())
        .anyMatch(e -> e.kind() == Kind.EXTERNAL && e.boundary() != Boundary.THIRD_PARTY);
  }

  private int rows() {
    int most = 1;
    for (Set<Boundary> block : BLOCKS) {
      most = Math.max(most, block.stream().mapToInt(this::height).sum());
    }
    return most;
  }

  /// The rows a boundary needs.
  private int height(Boundary boundary) {
    return lanes.stream()
        .filter(lane -> lane.boundary() == boundary)
        .mapToInt(lane -> lane.elements().size())
        .max()
        .orElse(0);
  }

  /// Providers stand above third parties and share their columns; everybody else has all rows.
  private int firstRow(Lane lane) {
    return lane.boundary() == Boundary.THIRD_PARTY
        ? Math.max(height(Boundary.PROVIDER), rows - height(Boundary.THIRD_PARTY))
        : 0;
  }

  private int lastRow(Lane lane) {
    return lane.boundary() == Boundary.PROVIDER ? rows - height(Boundary.THIRD_PARTY) : rows;
  }

  private void place(Lane lane, int from) {
    for (int i = 0; i < lane.elements().size(); i++) {
      Element element = lane.elements().get(i);
      cells.put(element.id(), new Cell(element, lane.column(), from + i));
    }
  }

  /// Moves the elements of a lane next to what they exchange data with.
  private void settle(Lane lane) {
    Map<String, Integer> wished = new HashMap<>();
    lane.elements().forEach(element -> wished.put(element.id(), wish(element)));
    lane.elements().sort((a, b) -> Integer.compare(wish(wished, a), wish(wished, b)));
    int first = firstRow(lane);
    int room = lastRow(lane) - first;
    int count = lane.elements().size();
    // cost[i][r]: the first i elements stand in the first r rows.
    int[][] cost = new int[count + 1][room + 1];
    for (int i = 1; i <= count; i++) {
      int want = wish(wished, lane.elements().get(i - 1));
      for (int r = i; r <= room; r++) {
        int here = cost[i - 1][r - 1] + Math.abs(want - 10 * (first + r - 1));
        cost[i][r] = r > i ? Math.min(here, cost[i][r - 1]) : here;
      }
    }
    int r = room;
    for (int i = count; i > 0; i--) {
      while (r > i && cost[i][r] == cost[i][r - 1]) {
        r--;
      }
      r--;
      Element element = lane.elements().get(i - 1);
      cells.put(element.id(), new Cell(element, lane.column(), first + r));
    }
  }

  private static int wish(Map<String, Integer> wished, Element element) {
    return java.util.Objects.requireNonNull(wished.get(element.id()));
  }

  /// Ten times the mean row of its neighbours in other columns, or of its own.
  private int wish(Element element) {
    Cell own = cell(element.id());
    return (int)
        neighbours.getOrDefault(element.id(), List.of()).stream()
            .map(this::cell)
            .filter(cell -> cell.column() != own.column())
            .mapToInt(cell -> 10 * cell.row())
            .average()
            .orElse(10.0 * own.row());
  }

  Cell cell(String element) {
    return java.util.Objects.requireNonNull(cells.get(element));
  }

  List<Cell> cells() {
    return List.copyOf(cells.values());
  }

  int columns() {
    return columns;
  }

  int rowCount() {
    return rows;
  }

  boolean isFree(int column, int row) {
    return cells.values().stream().noneMatch(c -> c.column() == column && c.row() == row);
  }

  /// Whether a boundary's side runs between a column and the next.
  boolean isBoundaryAfter(int column) {
    return block(column) != block(column + 1);
  }

  private int block(int column) {
    return lanes.stream()
        .filter(lane -> lane.column() == column)
        .mapToInt(lane ->
            BLOCKS.indexOf(
                BLOCKS.stream().filter(b -> b.contains(lane.boundary())).findFirst().orElseThrow()))
        .findFirst()
        .orElse(-1);
  }

  List<Cell> within(Boundary boundary) {
    return cells.values().stream().filter(c -> c.element().boundary() == boundary).toList();
  }
}
