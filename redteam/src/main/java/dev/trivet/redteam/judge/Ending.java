package dev.trivet.redteam.judge;

/// How playing a probe came to its end.
public sealed interface Ending {

  /// Everything was said and answered.
  record Finished() implements Ending {}

  /// The last answer was cut off at the most tokens it may have.
  record CutOff() implements Ending {}

  /// The agent called tools without end.
  record Endless() implements Ending {}

  /// A filter stood in the way.
  record Blocked(String why) implements Ending {}

  /// No answer came.
  record Failed(String why) implements Ending {}
}
