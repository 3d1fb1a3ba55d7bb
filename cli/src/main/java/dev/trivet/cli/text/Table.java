package dev.trivet.cli.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Columns that line up within the width of a terminal. The last column takes what is left and
/// wraps; the others are as wide as their widest cell.
public final class Table {
  private static final String GAP = "  ";
  private static final int NARROWEST_LAST = 16;

  private final List<List<Span>> rows = new ArrayList<>();
  private final List<Align> aligns;
  private final int indent;

  /// How a column's cells stand.
  public enum Align {
    LEFT,
    RIGHT
  }

  private Table(List<Align> aligns, int indent) {
    this.aligns = aligns;
    this.indent = indent;
  }

  public static Table of(Align... aligns) {
    return new Table(List.of(aligns), 0);
  }

  /// The same columns, moved in.
  public Table indented(int by) {
    return new Table(aligns, indent + by);
  }

  public Table header(String... cells) {
    return row(Arrays.stream(cells).map(Span::faint).toArray(Span[]::new));
  }

  /// @throws IllegalArgumentException unless there is a cell for each column
  public Table row(Span... cells) {
    if (cells.length != aligns.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + aligns.size() + " columns");
    }
    rows.add(List.of(cells));
    return this;
  }

  public void print(Printer printer) {
    int[] widths = widths();
    for (List<Span> row : rows) {
      print(row, widths, printer);
    }
  }

  private int[] widths() {
    int last = aligns.size() - 1;
    int[] widths = new int[aligns.size()];
    int room = Printer.COLUMNS - indent - GAP.length() * last;
    for (int column = 0; column < last; column++) {
      for (List<Span> row : rows) {
        widths[column] = Math.max(widths[column], row.get(column).width());
      }
    }
    int taken = Arrays.stream(widths).sum();
    while (room - taken < NARROWEST_LAST) {
      int widest = widest(widths);
      widths[widest]--;
      taken--;
    }
    int longest = 0;
    for (List<Span> row : rows) {
      longest = Math.max(longest, row.get(last).width());
    }
    widths[last] = Math.min(longest, room - taken);
    return widths;
  }

  private static int widest(int[] widths) {
    int widest = 0;
    for (int column = 1; column < widths.length - 1; column++) {
      if (widths[column] > widths[widest]) {
        widest = column;
      }
    }
    return widest;
  }

  private void print(List<Span> row, int[] widths, Printer printer) {
    var cells = new ArrayList<List<String>>();
    int height = 1;
    for (int column = 0; column < widths.length; column++) {
      List<String> lines = Wrap.lines(row.get(column).text(), Math.max(1, widths[column]));
      cells.add(lines);
      height = Math.max(height, lines.size());
    }
    for (int line = 0; line < height; line++) {
      var spans = new ArrayList<Span>();
      spans.add(Span.of(" ".repeat(indent)));
      for (int column = 0; column < widths.length; column++) {
        String text = line < cells.get(column).size() ? cells.get(column).get(line) : "";
        boolean last = column == widths.length - 1;
        spans.add(new Span(row.get(column).tone(), padded(text, column, widths[column])));
        spans.add(Span.of(last ? "" : GAP));
      }
      printer.line(trimmed(spans));
    }
  }

  /// No spaces at the end of a line.
  private static List<Span> trimmed(List<Span> spans) {
    var left = new ArrayList<>(spans);
    while (left.size() > 1 && left.getLast().text().isBlank()) {
      left.removeLast();
    }
    Span last = left.removeLast();
    left.add(new Span(last.tone(), last.text().stripTrailing()));
    return left;
  }

  private String padded(String text, int column, int width) {
    String pad = " ".repeat(Math.max(0, width - text.length()));
    return aligns.get(column) == Align.RIGHT ? pad + text : text + pad;
  }
}
