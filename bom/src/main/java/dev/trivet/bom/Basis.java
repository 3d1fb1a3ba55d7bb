package dev.trivet.bom;

import dev.trivet.shared.Words;

/// How something is known.
public sealed interface Basis {

  /// Read out of a file.
  ///
  /// @param file below the model's directory
  /// @param place within it: the name of a field; empty for the whole file
  record Read(Support by, String file, String place) implements Basis {}

  /// Declared by a document that is not part of the model: the programme, a supplier's bill.
  ///
  /// @param by whom: `programme fraud-radar/radar-model`
  record Declared(String by) implements Basis {}

  /// Concluded from something else, which may be wrong.
  record Inferred(String from) implements Basis {}

  default Grade grade() {
    return switch (this) {
      case Read read -> read.by().grade();
      case Declared declared -> Grade.ASSERTED;
      case Inferred inferred -> Grade.ASSERTED;
    };
  }

  /// `read`, `declared` or `inferred`.
  default String word() {
    return switch (this) {
      case Read read -> "read";
      case Declared declared -> "declared";
      case Inferred inferred -> "inferred";
    };
  }

  /// Where it comes from: `config.json, model_type`.
  default String source() {
    return switch (this) {
      case Read read when read.place().isEmpty() -> read.file();
      case Read read -> read.file() + ", " + read.place();
      case Declared declared -> declared.by();
      case Inferred inferred -> inferred.from();
    };
  }

  /// What speaks for it: `file-hash`, `header`, `signature`, `document`, `statement`; for the rest
  /// the word.
  default String support() {
    return switch (this) {
      case Read read -> Words.of(read.by());
      case Declared declared -> word();
      case Inferred inferred -> word();
    };
  }
}
