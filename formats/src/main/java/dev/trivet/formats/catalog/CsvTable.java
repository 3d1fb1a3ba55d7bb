package dev.trivet.formats.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// A data file of the catalogue: comment lines that say its source, a header, then RFC 4180 rows.
///
/// It reads files we ship and nothing else, so a file that breaks the form is a broken build and
/// throws.
final class CsvTable {
  private final String name;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> comments = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /// One row, read by column name.
  final class Row {
    private final List<String> cells;

    private Row(List<String> cells) {
      this.cells = cells;
    }

    String get(String column) {
      Integer index = columns.get(column);
      if (index == null) {
        throw new IllegalStateException(name + " has no column " + column);
      }
      return cells.get(index);
    }

    int number(String column) {
      return Integer.parseInt(get(column));
    }

    /// The parts of a cell joined by `|`; none for an empty cell.
    List<String> list(String column) {
      String cell = get(column);
      return cell.isEmpty() ? List.of() : List.of(cell.split("\\|"));
    }
  }

  private CsvTable(String name) {
    this.name = name;
  }

  static CsvTable read(String resource) {
    var table = new CsvTable(resource);
    try (InputStream in = CsvTable.class.getResourceAsStream("/dev/trivet/catalog/" + resource)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue lacks " + resource);
      }
      table.read(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
  }

  private void read(BufferedReader in) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("#") && columns.isEmpty()) {
        comments.add(line.substring(1).strip());
      } else if (!line.isEmpty()) {
        take(cells(line, in));
      }
    }
  }

  private void take(List<String> cells) {
    if (columns.isEmpty()) {
      cells.forEach(cell -> columns.put(cell, columns.size()));
      return;
    }
    if (cells.size() != columns.size()) {
      throw new IllegalStateException(
          "%s: %d cells where the header has %d: %s"
              .formatted(name, cells.size(), columns.size(), cells));
    }
    rows.add(cells);
  }

  private List<String> cells(String first, BufferedReader in) throws IOException {
    var cells = new ArrayList<String>();
    if (first.indexOf('"') < 0) {
      int from = 0;
      for (int comma = first.indexOf(','); comma >= 0; comma = first.indexOf(',', from)) {
        cells.add(first.substring(from, comma));
        from = comma + 1;
      }
      cells.add(first.substring(from));
      return cells;
    }
    return new QuotedCells(first, in).read();
  }

  /// The comment lines above the header.
  List<String> comments() {
    return comments;
  }

  <T> List<T> map(Function<Row, T> reader) {
    var all = new ArrayList<T>(rows.size());
    for (List<String> cells : rows) {
      all.add(reader.apply(new Row(cells)));
    }
    return all;
  }
}
