package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Samples, with their labels where there are any. The arrays are shared and not changed.
///
/// @param name for problems
/// @param columns what each number of a row is called; empty where nothing says so
/// @param members which rows the model was trained on, where it is told
@SuppressWarnings("ArrayRecordComponent") // may be large; lives within one run
record Labelled(
    String name,
    Samples samples,
    Optional<int[]> given,
    List<String> columns,
    Optional<boolean[]> members) {
  Labelled {
    columns = List.copyOf(columns);
  }

  Labelled(String name, Samples samples, Optional<int[]> given) {
    this(name, samples, given, List.of(), Optional.empty());
  }

  Labelled withColumns(List<String> names) {
    return new Labelled(name, samples, given, names, members);
  }

  Labelled marked(boolean[] trainedOn) {
    return new Labelled(name, samples, given, columns, Optional.of(trainedOn));
  }

  /// The same rows with other numbers.
  Labelled as(Samples others) {
    return new Labelled(name, others, given, columns, members);
  }

  /// @throws ProblemException when there are none
  int[] labels() {
    return given.orElseThrow(() ->
        new ProblemException(
            Problem.Kind.MISSING_DATA,
            name + " has no labels",
            "name a .npy file with them, or the column that holds them"));
  }

  /// The place of a column: by its name, or by its number from 0.
  ///
  /// @throws ProblemException when there is none
  int column(String called) {
    int index = columns.indexOf(called);
    if (index < 0 && called.matches("\\d{1,6}")) {
      index = Integer.parseInt(called);
    }
    if (index < 0 || index >= samples.width()) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          name + " has no column " + called,
          columns.isEmpty()
              ? "its columns have no names: give a number, 0 to " + (samples.width() - 1)
              : "it has " + String.join(", ", columns.stream().limit(40).toList()));
    }
    return index;
  }

  /// What a column is called.
  String columnName(int column) {
    return column < columns.size() ? columns.get(column) : String.valueOf(column);
  }

  Labelled first(long most) {
    int count = (int) Math.min(most, samples.count());
    return count == samples.count() ? this : range(0, count);
  }

  Labelled range(int from, int to) {
    return new Labelled(
        name,
        samples.range(from, to),
        given.map(g -> Arrays.copyOfRange(g, from, to)),
        columns,
        members.map(m -> Arrays.copyOfRange(m, from, to)));
  }
}
