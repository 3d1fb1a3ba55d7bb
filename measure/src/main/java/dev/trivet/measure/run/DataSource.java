package dev.trivet.measure.run;

import java.util.Optional;

/// Where samples come from.
///
/// @param samples a file or folder, relative to the plan: .npy, .npz, .csv, .jsonl, .parquet, or a
///   folder with a folder of images for each class
/// @param labels a .npy file, where the samples' file holds none
/// @param target the column (CSV, JSONL, Parquet) or array (.npz) with the labels
/// @param from the first row used, from 0; `to` is the first not used
/// @param divisor what every number is divided by: 255 brings bytes into 0 to 1
/// @param members for audited rows: which of them the model was trained on
public record DataSource(
    Role role,
    String samples,
    Optional<String> labels,
    Optional<String> target,
    Optional<Long> from,
    Optional<Long> to,
    Optional<Double> divisor,
    Optional<RowMarks> members) {

  /// What samples are to the model.
  public enum Role {
    /// Held out, with true labels.
    TEST("held-out samples with true labels"),
    /// Rows the model was trained on, labels as in the training set.
    TRAINING("rows the model was trained on, with the labels they had"),
    /// Rows the model was trained on and others, each marked, labels as in the training set.
    AUDITED("rows the model was trained on and others, each marked, with labels"),
    /// Rows of the same kind nobody trained on.
    OUTSIDE("rows like the training rows that nobody trained on, with labels"),
    /// More rows nobody trained on, for attacks that compare.
    POPULATION("more rows nobody trained on, with labels"),
    /// Rows the tool may train reference models on: neither members nor outside.
    SUPPLIED("rows to train reference models on, with labels"),
    /// Texts, planted or not, with what a text model makes of them.
    CANARIES(
        "a CSV file with a row for each text: planted (1 or 0), loglikelihood, and perhaps completed"),
    /// What a thief could ask about.
    POOL("samples a thief could ask about"),
    /// What came in when all was well.
    EARLIER("samples of a time when all was well"),
    /// What comes in now.
    LIVE("samples that come in now"),
    /// Texts of a time when all was well: a field of JSON lines (`target`, else `text`), lines, or
    /// embeddings.
    EARLIER_TEXT("texts of a time when all was well"),
    /// Texts that come in now.
    LIVE_TEXT("texts that come in now");

    private final String about;

    Role(String about) {
      this.about = about;
    }

    public String about() {
      return about;
    }
  }

  /// Whether these are texts, which no model here is asked about.
  boolean isText() {
    return role == Role.EARLIER_TEXT || role == Role.LIVE_TEXT;
  }

  public static DataSource of(Role role, String samples) {
    return new DataSource(
        role,
        samples,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// The same, with the labels in a column.
  public DataSource withTarget(String column) {
    return new DataSource(role, samples, labels, Optional.of(column), from, to, divisor, members);
  }

  /// The same rows, of which `marks` says which the model was trained on.
  public DataSource marked(RowMarks marks) {
    return new DataSource(role, samples, labels, target, from, to, divisor, Optional.of(marks));
  }
}
