package dev.trivet.redteam.probe;

/// Something said to the model.
public sealed interface Turn {

  /// The user says this.
  record Say(String text) implements Turn {}

  /// The answer another model gave last is handed on.
  record Relay(String before, String after) implements Turn {}

  /// What was saved to memory so far, then what the user says.
  record Recall(String then) implements Turn {}
}
