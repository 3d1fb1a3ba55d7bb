package dev.trivet.redteam.judge;

/// One line of what was played.
public sealed interface Line {

  /// The instructions a session began with.
  record Told(String text) implements Line {}

  /// What the harness said as the user.
  record Said(String text) implements Line {}

  /// What the model answered.
  record Answered(String text) implements Line {}

  /// A tool the model called.
  record Called(String tool, String arguments) implements Line {}

  /// What the harness answered as the tool.
  record Returned(String tool, String text) implements Line {}

  /// A request that arrived at the listener.
  record Arrived(String path) implements Line {}
}
