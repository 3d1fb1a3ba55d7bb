package dev.trivet.artifact.rule;

import dev.trivet.shared.Checks;

/// A judgement that something in an artefact is not as it should be, and why.
///
/// Text in it comes from the artefact: control characters and marks that turn the direction of text
/// are shown as `\\uXXXX`, and it is cut at 2,000 characters.
///
/// @param where the path through the containers: `model.pt!/archive/data.pkl`
/// @param offset of the first byte concerned, within the innermost container named by `where`
public record Finding(Rule rule, String where, long offset, String message) {
  private static final int MOST_CHARACTERS = 2_000;

  public Finding {
    where = printable(where);
    message = printable(message);
  }

  public Verdict verdict() {
    return rule.verdict();
  }

  /// Text of unknown origin, made fit to be shown.
  public static String printable(String text) {
    var shown = new StringBuilder(Math.min(text.length(), MOST_CHARACTERS));
    for (int i = 0; i < text.length() && shown.length() < MOST_CHARACTERS; i++) {
      char c = text.charAt(i);
      if (Checks.isHidden(c) || c == '\n' || c == '\r' || isLoneSurrogate(text, i)) {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  private static boolean isLoneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
