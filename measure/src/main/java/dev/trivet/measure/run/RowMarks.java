package dev.trivet.measure.run;

import java.util.Optional;

/// Says of each row of some samples whether it is meant: whether a model was trained on it.
///
/// @param file relative to the plan: .npy or .csv
/// @param column the one to read, where the file has several: its name, or its number from 0
/// @param as what the file holds; a mark for each row when left out
public record RowMarks(String file, Optional<String> column, Optional<Form> as) {

  /// How rows are named.
  public enum Form {
    /// 1 or 0 for each row: of the samples' file, or of the part of it that is used.
    MARKS,
    /// The numbers of the rows meant, from 0, as they stand in the samples' file.
    ROWS
  }

  public static RowMarks of(String file) {
    return new RowMarks(file, Optional.empty(), Optional.empty());
  }

  public RowMarks reading(String name) {
    return new RowMarks(file, Optional.of(name), as);
  }

  public RowMarks as(Form form) {
    return new RowMarks(file, column, Optional.of(form));
  }
}
