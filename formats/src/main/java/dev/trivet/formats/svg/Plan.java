package dev.trivet.formats.svg;

import dev.trivet.formats.svg.Grid.Cell;
import dev.trivet.formats.svg.Tracks.Stretch;
import dev.trivet.formats.svg.Wire.Way;
import dev.trivet.threat.DataFlowDiagram;
import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Element;
import dev.trivet.threat.DataFlowDiagram.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where everything of a data flow diagram goes, in pixels.
final class Plan {
  static final int BOX_WIDTH = 168;
  static final int TITLE_SIZE = 12;
  static final int TITLE_LEADING = 15;
  static final int LABEL_STRIP = 30;
  static final int STORE_BAR = 8;

  private static final int BOX_PADDING = 10;
  private static final int CAPTION = 14;
  private static final int TITLE_LINES = 4;
  private static final int PORT = 19;
  private static final int NUDGE = 4;
  private static final int NEARLY = 6;
  private static final int TRACK = 9;
  private static final int STUB = 22;
  private static final int SIDE = 12;
  private static final int MARGIN = 10;

  private final Grid grid;
  private final List<Wire> wires;
  private final Ports ports;
  private final int[] rowTop;
  private final int[] rowHeight;
  private final int[] left;
  private final Tracks corridors;
  private final Tracks gutters;
  private final Tracks loops;
  private int width;
  private int height;

  record Point(int x, int y) {}

  record Box(Element element, int x, int y, int height, List<String> title) {}

  record Region(Boundary boundary, int x, int y, int width, int height) {}

  record Route(Wire wire, List<Point> points) {}

  Plan(DataFlowDiagram diagram) {
    grid = new Grid(diagram);
    wires = Wires.over(grid, diagram);
    ports = new Ports(wires);
    rowTop = new int[grid.rowCount() + 1];
    rowHeight = new int[grid.rowCount()];
    left = new int[grid.columns() + 1];
    corridors = new Tracks(corridorStretches());
    placeRows();
    gutters = new Tracks(gutterStretches());
    loops = new Tracks(loopStretches());
    placeColumns();
  }

  private List<Stretch> corridorStretches() {
    return wires.stream()
        .filter(w -> w.way() == Way.CORRIDOR)
        .map(w -> new Stretch(w.number(), w.corridor(), 20 * w.firstGutter(), 20 * w.lastGutter()))
        .toList();
  }

  private void placeRows() {
    for (Cell cell : grid.cells()) {
      rowHeight[cell.row()] = Math.max(rowHeight[cell.row()], boxHeight(cell.element()));
    }
    int y = MARGIN;
    for (int row = 0; row <= rowHeight.length; row++) {
      y += corridors.count(row) * TRACK + (row > 0 && row < rowHeight.length ? SIDE : 0);
      y += startsRegion(row) ? LABEL_STRIP : 0;
      rowTop[row] = y;
      if (row < rowHeight.length) {
        y += rowHeight[row] + SIDE;
      }
    }
    height = y + MARGIN;
  }

  private boolean startsRegion(int row) {
    for (Boundary boundary : Boundary.values()) {
      var first = grid.within(boundary).stream().mapToInt(Cell::row).min();
      if (first.isPresent() && first.getAsInt() == row) {
        return true;
      }
    }
    return false;
  }

  private int boxHeight(Element element) {
    int text = 2 * BOX_PADDING + CAPTION + titleOf(element).size() * TITLE_LEADING;
    return Math.max(text, ports.most(element.id()) * PORT + BOX_PADDING);
  }

  private static List<String> titleOf(Element element) {
    int room = BOX_WIDTH - 2 * BOX_PADDING - (element.kind() == Kind.STORE ? STORE_BAR : 0);
    return Lettering.wrap(element.title(), Lettering.bold(TITLE_SIZE), room, TITLE_LINES);
  }

  private List<Stretch> gutterStretches() {
    var stretches = new ArrayList<Stretch>();
    for (Wire wire : wires) {
      switch (wire.way()) {
        case LOOP -> {}
        case BEND_LATE -> stretches.add(lastBend(wire));
        case BEND_EARLY, CORRIDOR -> stretches.add(firstBend(wire));
      }
      if (wire.way() == Way.CORRIDOR) {
        stretches.add(lastBend(wire));
      }
    }
    return stretches;
  }

  private Stretch firstBend(Wire wire) {
    int start = startY(wire);
    int end = wire.way() == Way.CORRIDOR ? corridorY(wire) : endY(wire);
    return wire.isForward()
        ? new Stretch(wire.number(), wire.firstGutter(), start, end)
        : new Stretch(wire.number(), wire.firstGutter(), end, start);
  }

  private Stretch lastBend(Wire wire) {
    int start = wire.way() == Way.CORRIDOR ? corridorY(wire) : startY(wire);
    int end = endY(wire);
    return wire.isForward()
        ? new Stretch(wire.number(), wire.lastGutter(), start, end)
        : new Stretch(wire.number(), wire.lastGutter(), end, start);
  }

  private List<Stretch> loopStretches() {
    return wires.stream().filter(wire -> wire.way() == Way.LOOP).map(this::loop).toList();
  }

  private Stretch loop(Wire wire) {
    return new Stretch(wire.number(), wire.firstGutter(), startY(wire), endY(wire));
  }

  private int corridorY(Wire wire) {
    int row = wire.corridor();
    int strip = startsRegion(row) ? LABEL_STRIP : 0;
    int track =
        corridors.of(
            new Stretch(wire.number(), row, 20 * wire.firstGutter(), 20 * wire.lastGutter()));
    return rowTop[row]
        - strip
        - corridors.count(row) * TRACK
        + track * TRACK
        + (row == rowHeight.length ? TRACK : 0);
  }

  private int startY(Wire wire) {
    return portY(wire.from(), ports.start(wire), wire.leavesRight());
  }

  /// Straight across where that is nearly so.
  private int endY(Wire wire) {
    int start = startY(wire);
    int end = portY(wire.to(), ports.end(wire), wire.arrivesRight());
    boolean bends = wire.way() == Way.BEND_EARLY || wire.way() == Way.BEND_LATE;
    return bends && Math.abs(start - end) <= NEARLY ? start : end;
  }

  /// Ports stand evenly around the middle of their box's side, those on the left a little lower, so
  /// that flows from both sides of a gutter can pass each other.
  private int portY(Cell cell, int port, boolean right) {
    int middle = rowTop[cell.row()] + rowHeight[cell.row()] / 2;
    int first = middle - (ports.count(cell, right) - 1) * PORT / 2;
    return first + port * PORT + (right ? 0 : NUDGE);
  }

  private void placeColumns() {
    int x = MARGIN + STUB;
    for (int column = 0; column < left.length; column++) {
      left[column] = x;
      x += BOX_WIDTH + loops.count(column) * TRACK + STUB;
      if (column + 1 < grid.columns()) {
        x += gutters.count(column) * TRACK + STUB;
        x += grid.isBoundaryAfter(column) ? 2 * SIDE : 0;
      } else if (column + 1 == grid.columns()) {
        width = x + MARGIN;
      }
    }
  }

  private int gutterX(Stretch stretch) {
    int column = stretch.lane();
    int border = grid.isBoundaryAfter(column) ? SIDE : 0;
    return left[column]
        + BOX_WIDTH
        + loops.count(column) * TRACK
        + STUB
        + border
        + gutters.of(stretch) * TRACK
        + TRACK / 2;
  }

  private int loopX(Stretch stretch) {
    return left[stretch.lane()] + BOX_WIDTH + STUB + loops.of(stretch) * TRACK;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  List<Box> boxes() {
    return grid.cells().stream()
        .map(cell -> {
          int own = boxHeight(cell.element());
          int y = rowTop[cell.row()] + (rowHeight[cell.row()] - own) / 2;
          return new Box(cell.element(), left[cell.column()], y, own, titleOf(cell.element()));
        })
        .toList();
  }

  List<Region> regions() {
    Map<Boundary, Region> regions = new HashMap<>();
    for (Boundary boundary : Boundary.values()) {
      List<Cell> cells = grid.within(boundary);
      if (!cells.isEmpty()) {
        regions.put(boundary, region(boundary, cells));
      }
    }
    return regions.values().stream()
        .sorted(java.util.Comparator.comparing(Region::boundary))
        .toList();
  }

  private Region region(Boundary boundary, List<Cell> cells) {
    int firstColumn = cells.stream().mapToInt(Cell::column).min().orElseThrow();
    int lastColumn = cells.stream().mapToInt(Cell::column).max().orElseThrow();
    int firstRow = cells.stream().mapToInt(Cell::row).min().orElseThrow();
    int lastRow = cells.stream().mapToInt(Cell::row).max().orElseThrow();
    int x = left[firstColumn] - STUB;
    int right = left[lastColumn] + BOX_WIDTH + loops.count(lastColumn) * TRACK + STUB;
    int y = rowTop[firstRow] - LABEL_STRIP + 2;
    int bottom = rowTop[lastRow] + rowHeight[lastRow] + SIDE - 2;
    return new Region(boundary, x, y, right - x, bottom - y);
  }

  List<Route> routes() {
    return wires.stream().map(wire -> new Route(wire, points(wire))).toList();
  }

  private List<Point> points(Wire wire) {
    var points = new ArrayList<Point>();
    int start = startY(wire);
    int end = endY(wire);
    points.add(new Point(side(wire.from(), wire.leavesRight()), start));
    switch (wire.way()) {
      case LOOP -> bend(points, loopX(loop(wire)), start, end);
      case BEND_LATE -> bend(points, gutterX(lastBend(wire)), start, end);
      case BEND_EARLY -> bend(points, gutterX(firstBend(wire)), start, end);
      case CORRIDOR -> {
        bend(points, gutterX(firstBend(wire)), start, corridorY(wire));
        bend(points, gutterX(lastBend(wire)), corridorY(wire), end);
      }
    }
    points.add(new Point(side(wire.to(), wire.arrivesRight()), end));
    return points;
  }

  private static void bend(List<Point> points, int x, int from, int to) {
    if (from != to) {
      points.add(new Point(x, from));
      points.add(new Point(x, to));
    }
  }

  private int side(Cell cell, boolean right) {
    return left[cell.column()] + (right ? BOX_WIDTH : 0);
  }
}
