package dev.trivet.formats.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Cuts one row into cells of which some are quoted, cell by cell and not character by character. A
/// quoted cell may go on in the next line.
final class QuotedCells {
  private final List<String> cells = new ArrayList<>();
  private final BufferedReader in;
  private String line;
  private int at;

  QuotedCells(String first, BufferedReader in) {
    this.line = first;
    this.in = in;
  }

  List<String> read() throws IOException {
    while (true) {
      cells.add(at < line.length() && line.charAt(at) == '"' ? quoted() : plain());
      if (at >= line.length()) {
        return cells;
      }
      at++; // the comma
    }
  }

  private String plain() {
    int comma = line.indexOf(',', at);
    int end = comma < 0 ? line.length() : comma;
    String cell = line.substring(at, end);
    at = end;
    return cell;
  }

  private String quoted() throws IOException {
    var cell = new StringBuilder();
    int from = at + 1;
    while (true) {
      int quote = line.indexOf('"', from);
      if (quote < 0) {
        String next = in.readLine();
        cell.append(line, from, line.length());
        if (next == null) {
          at = line.length();
          return cell.toString();
        }
        cell.append('\n');
        line = next;
        from = 0;
      } else if (quote + 1 < line.length() && line.charAt(quote + 1) == '"') {
        cell.append(line, from, quote + 1);
        from = quote + 2;
      } else {
        at = quote + 1;
        return cell.append(line, from, quote).toString();
      }
    }
  }
}
