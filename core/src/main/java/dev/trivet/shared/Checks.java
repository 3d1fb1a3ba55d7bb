package dev.trivet.shared;

import java.util.regex.Pattern;

/// The checks that make a value valid from birth.
public final class Checks {
  private static final int SHOWN = 60;

  private Checks() {}

  /// @return `text` when it matches `form` as a whole
  /// @throws IllegalArgumentException naming what was expected, with at most 60 characters of what
  ///   came
  public static String matching(String what, Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "'%s' is not %s (expected the form %s)".formatted(shortened(text), what, form.pattern()));
    }
    return text;
  }

  /// @return `text` when it holds something else than white space and no control character
  public static String text(String what, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    return printable(what, text);
  }

  /// @return `text` when it holds no control character but line ends and tabs
  public static String printable(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHidden(c)) {
        throw new IllegalArgumentException(
            "%s holds the invisible character U+%04X".formatted(what, (int) c));
      }
    }
    return text;
  }

  /// Control characters, and the bidirectional marks that make text read otherwise than it is
  /// stored.
  public static boolean isHidden(char c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
