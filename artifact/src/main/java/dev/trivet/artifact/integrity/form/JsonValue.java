package dev.trivet.artifact.integrity.form;

/// A value of a JSON document.
public sealed interface JsonValue
    permits JsonObject, JsonArray, JsonValue.Text, JsonValue.Numeral, JsonValue.Word {
  /// A text.
  record Text(String value) implements JsonValue {}

  /// A number, as it is written.
  record Numeral(String written) implements JsonValue {}

  /// `true`, `false` or `null`.
  enum Word implements JsonValue {
    TRUE,
    FALSE,
    NULL
  }
}
