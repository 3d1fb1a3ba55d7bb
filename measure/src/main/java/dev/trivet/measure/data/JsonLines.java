package dev.trivet.measure.data;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Reads rows of numbers from JSON lines: each line an object whose values are numbers, truths or
/// lists of numbers, with the same keys in the same order. A list of three becomes the columns
/// `name.0` to `name.2`.
public final class JsonLines {
  private static final int MOST_COLUMNS = 100_000;
  private static final int MOST_NUMBER = 64;

  private final String name;
  private final List<String> columns = new ArrayList<>();
  private double[] values = new double[1024];
  private int size;
  private String line = "";
  private int number;
  private int at;

  private JsonLines(String name) {
    this.name = name;
  }

  public static Attempt<NumericTable> read(Path file, Limits limits) {
    return Attempt.at(() -> {
      String text = new String(limits.read(file), StandardCharsets.UTF_8);
      return new JsonLines(String.valueOf(file.getFileName())).parse(text);
    });
  }

  private NumericTable parse(String text) {
    for (int from = 0; from < text.length(); ) {
      int end = text.indexOf('\n', from);
      end = end < 0 ? text.length() : end;
      line = text.substring(from, end).strip();
      number++;
      if (!line.isEmpty()) {
        row();
      }
      from = end + 1;
    }
    if (columns.isEmpty()) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA, name + " holds no row", "give at least one");
    }
    return new NumericTable(name, columns, Arrays.copyOf(values, size));
  }

  private void row() {
    boolean first = columns.isEmpty();
    int before = size;
    at = 0;
    expect('{');
    if (!next('}')) {
      do {
        String key = text();
        expect(':');
        value(key, first, before);
      } while (next(','));
      expect('}');
    }
    if (at != line.length() || size - before != columns.size() || columns.isEmpty()) {
      throw broken("has not the %d values of the first line".formatted(columns.size()));
    }
  }

  private void value(String key, boolean first, int before) {
    if (!next('[')) {
      add(key, scalar(key), first, before);
      return;
    }
    int index = 0;
    if (!next(']')) {
      do {
        String column = key + "." + index++;
        add(column, scalar(column), first, before);
      } while (next(','));
      expect(']');
    }
  }

  private void add(String column, double value, boolean first, int before) {
    if (first) {
      if (columns.size() == MOST_COLUMNS) {
        throw broken("has more than " + MOST_COLUMNS + " values");
      }
      columns.add(column);
    }
    int place = size - before;
    if (place >= columns.size() || !columns.get(place).equals(column)) {
      throw broken("has " + Printable.of(column) + " where the first line has another value");
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  private double scalar(String column) {
    blanks();
    int from = at;
    while (at < line.length() && ",]}".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    String text = line.substring(from, at).strip();
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true") ? 1 : 0;
    }
    if (text.equals("null") || text.isEmpty()) {
      throw new ProblemException(
          Problem.Kind.MISSING_VALUE,
          "%s line %d: %s is missing".formatted(name, number, Printable.of(column)),
          "fill it in or drop the row");
    }
    double value;
    try {
      value = text.length() > MOST_NUMBER ? Double.NaN : Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw broken(Printable.of(column) + " is no number");
    }
    if (!Double.isFinite(value)) {
      throw new ProblemException(
          Problem.Kind.NOT_FINITE,
          "%s line %d: %s is not finite".formatted(name, number, Printable.of(column)),
          "replace it or drop the row");
    }
    return value;
  }

  private String text() {
    expect('"');
    int from = at;
    while (at < line.length() && line.charAt(at) != '"') {
      if (line.charAt(at) == '\\') {
        throw broken("has a key with an escape");
      }
      at++;
    }
    String text = line.substring(from, at);
    expect('"');
    return text;
  }

  private boolean next(char c) {
    blanks();
    if (at < line.length() && line.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char c) {
    if (!next(c)) {
      throw broken("has no '" + c + "' at column " + (at + 1));
    }
  }

  private void blanks() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
  }

  private ProblemException broken(String what) {
    return new ProblemException(
        Problem.Kind.UNREADABLE_DATA,
        "%s line %d %s".formatted(name, number, what),
        "write an object of numbers on each line, with the same keys");
  }
}
