package dev.trivet.measure.data;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads a CSV file of numbers with a header line.
public final class NumericCsv {
  private static final int MOST_COLUMNS = 100_000;
  private static final int MOST_CELL = 64;
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");

  private final String name;
  private double[] values = new double[1024];
  private int size;

  private NumericCsv(String name) {
    this.name = name;
  }

  public static Attempt<NumericTable> read(Path file) {
    return read(file, Limits.USUAL);
  }

  public static Attempt<NumericTable> read(Path file, Limits limits) {
    try {
      String text = new String(limits.read(file), StandardCharsets.UTF_8);
      return new Attempt.Of<>(new NumericCsv(String.valueOf(file.getFileName())).parse(text));
    } catch (ProblemException e) {
      return new Attempt.Refused<>(e.problem());
    }
  }

  private NumericTable parse(String text) {
    int end = endOfLine(text, 0);
    List<String> columns = header(text.substring(text.startsWith("\uFEFF") ? 1 : 0, end));
    int line = 1;
    for (int from = end + 1; from < text.length(); from = end + 1) {
      end = endOfLine(text, from);
      line++;
      if (end > from && !text.substring(from, end).isBlank()) {
        row(text, from, end, line, columns);
      }
    }
    if (size == 0) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA, name + " holds no row", "give at least one");
    }
    return new NumericTable(name, columns, Arrays.copyOf(values, size));
  }

  private List<String> header(String line) {
    String[] names = line.strip().split(",", MOST_COLUMNS + 1);
    if (names.length > MOST_COLUMNS) {
      throw new ProblemException(
          Problem.Kind.TOO_LARGE,
          name + " has more than " + MOST_COLUMNS + " columns",
          "give fewer");
    }
    return Arrays.stream(names).map(n -> n.strip().replace("\"", "")).toList();
  }

  private void row(String text, int from, int end, int line, List<String> columns) {
    int start = from;
    for (int column = 0; column < columns.size(); column++) {
      int comma = text.indexOf(',', start);
      int stop = comma < 0 || comma > end ? end : comma;
      boolean last = column == columns.size() - 1;
      if ((stop == end) != last) {
        throw new ProblemException(
            Problem.Kind.UNREADABLE_DATA,
            "%s line %d has not the %d cells of the header".formatted(name, line, columns.size()),
            "give every row as many cells as the header");
      }
      add(number(text.substring(start, stop).strip(), line, columns.get(column)));
      start = stop + 1;
    }
  }

  private double number(String cell, int line, String column) {
    String place = "%s line %d column %s".formatted(name, line, column);
    if (cell.length() > MOST_CELL) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA, place + " is not a number", "give numbers only");
    }
    if (MISSING.contains(cell.toLowerCase(Locale.ROOT))) {
      throw new ProblemException(
          Problem.Kind.MISSING_VALUE, place + " is missing", "fill it in or drop the row");
    }
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          "%s: '%s' is not a number".formatted(place, printable(cell)),
          "give numbers only");
    }
    if (!Double.isFinite(value)) {
      throw new ProblemException(
          Problem.Kind.NOT_FINITE, place + " is " + value, "replace it or drop the row");
    }
    return value;
  }

  private void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
    }
    values[size++] = value;
  }

  private static int endOfLine(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static String printable(String cell) {
    return cell.replaceAll("\\p{Cntrl}", "?");
  }
}
