package dev.trivet.cli.text;

import dev.trivet.shared.Checks;

/// Takes out what a terminal would obey instead of show.
public final class Clean {
  private Clean() {}

  /// @return one line: line ends and tabs become spaces, other control characters `?`
  public static String line(String text) {
    int at = 0;
    while (at < text.length() && isPlain(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    var clean = new StringBuilder(text);
    for (; at < clean.length(); at++) {
      char c = clean.charAt(at);
      if (!isPlain(c)) {
        clean.setCharAt(at, c == '\n' || c == '\t' || c == '\r' ? ' ' : '?');
      }
    }
    return clean.toString();
  }

  private static boolean isPlain(char c) {
    return !Checks.isHidden(c) && c != '\n' && c != '\t' && c != '\r';
  }
}
