package dev.trivet.measure.run;

import dev.trivet.measure.data.Npy;
import dev.trivet.measure.data.NpyArray;
import dev.trivet.measure.data.NumericCsv;
import dev.trivet.measure.data.NumericTable;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// Reads which rows are meant.
///
/// @param base what paths are relative to
record OpenMarks(Path base) {

  /// The part of a file that is used.
  ///
  /// @param all how many rows the file has
  record Part(int from, int to, int all) {
    int count() {
      return to - from;
    }
  }

  /// @return a mark for each row of the part
  boolean[] of(RowMarks marks, Part part) {
    double[] values = values(marks);
    return switch (marks.as().orElse(RowMarks.Form.MARKS)) {
      case MARKS -> marks(values, marks, part);
      case ROWS -> rows(values, marks, part);
    };
  }

  private static boolean[] marks(double[] values, RowMarks marks, Part part) {
    boolean whole = values.length == part.all();
    if (!whole && values.length != part.count()) {
      throw refused(
          marks,
          "%d marks for %d rows, of which %d are used"
              .formatted(values.length, part.all(), part.count()),
          "give one for each; say 'as: rows' for the numbers of rows");
    }
    boolean[] set = new boolean[part.count()];
    for (int i = 0; i < set.length; i++) {
      double value = values[whole ? part.from() + i : i];
      if (value != 0 && value != 1) {
        throw refused(
            marks,
            "%s for row %d is no mark".formatted(value, i),
            "mark rows by 1 and 0; say 'as: rows' for the numbers of rows");
      }
      set[i] = value == 1;
    }
    return set;
  }

  private static boolean[] rows(double[] values, RowMarks marks, Part part) {
    boolean[] set = new boolean[part.count()];
    for (double value : values) {
      if (value != Math.rint(value) || value < 0 || value >= part.all()) {
        throw refused(
            marks, value + " is no row", "the samples have rows 0 to " + (part.all() - 1));
      }
      if (value >= part.from() && value < part.to()) {
        set[(int) value - part.from()] = true;
      }
    }
    return set;
  }

  private double[] values(RowMarks marks) {
    Path path = OpenData.within(base, marks.file());
    return marks.file().toLowerCase(Locale.ROOT).endsWith(".csv")
        ? column(NumericCsv.read(path).get(), marks)
        : column(Npy.read(path).get(), marks);
  }

  private static double[] column(NumericTable table, RowMarks marks) {
    int column = marks.column().map(name -> table.columns().indexOf(name)).orElse(0);
    if (column < 0 || (marks.column().isEmpty() && table.columns().size() > 1)) {
      throw refused(
          marks,
          "it is not said which column holds the marks",
          "name one: " + String.join(", ", table.columns()));
    }
    double[] values = new double[table.rows()];
    for (int row = 0; row < values.length; row++) {
      values[row] = table.at(row, column);
    }
    return values;
  }

  private static double[] column(NpyArray array, RowMarks marks) {
    int width =
        array.dimensions().size() < 2 ? 1 : array.size() / Math.max(1, array.dimensions().get(0));
    if (width == 1) {
      return array.toDoubles();
    }
    int column =
        marks
            .column()
            .flatMap(OpenMarks::number)
            .filter(c -> c < width)
            .orElseThrow(() ->
                refused(
                    marks,
                    "it is not said which column holds the marks",
                    "give its number, 0 to " + (width - 1)));
    double[] all = array.toDoubles();
    double[] values = new double[all.length / width];
    for (int row = 0; row < values.length; row++) {
      values[row] = all[row * width + column];
    }
    return values;
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }

  private static ProblemException refused(RowMarks marks, String what, String hint) {
    return new ProblemException(Problem.Kind.UNREADABLE_DATA, marks.file() + ": " + what, hint);
  }
}
