package dev.trivet.artifact.json;

/// Sees a JSON document go by.
public interface JsonVisitor {
  /// An object or array begins.
  default void enter(JsonFrame frame) {}

  /// A text: the member `name` of the object `in`, or an element of the array `in`, which then has
  /// the name of the array.
  default void text(JsonFrame in, String name, String text, long offset) {}

  /// A number, `true`, `false` or `null`.
  default void word(JsonFrame in, String name, String word, long offset) {}

  /// An object or array ends; what it kept can be asked.
  default void leave(JsonFrame frame) {}
}
