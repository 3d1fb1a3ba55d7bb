package dev.trivet.formats.report;

import dev.trivet.posture.Explanation;
import dev.trivet.shared.Words;

/// A word of judgement as it is shown.
///
/// @param word as the design says it: `proven`, `not evidenced`
/// @param why the anchor of its explanation; empty when it stands right there
record Status(String word, String why) {

  static Status of(Enum<?> verdict, String why) {
    return new Status(Words.spoken(verdict), why);
  }

  static Status of(Explanation explanation, String why) {
    return new Status(explanation.word(), why);
  }

  /// The class that gives it its shape and colour.
  String look() {
    return "w-" + word.replace(' ', '-');
  }
}
