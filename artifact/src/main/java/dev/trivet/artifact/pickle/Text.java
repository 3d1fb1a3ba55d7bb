package dev.trivet.artifact.pickle;

import java.math.BigInteger;
import java.util.OptionalLong;

/// The ways protocol 0 writes text and numbers.
final class Text {
  private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final int MOST_DIGITS = 200;

  private Text() {}

  /// A quoted string with Python's byte escapes: `'o\x73'` is `os`.
  static String unquoted(String line) {
    String trimmed = line.strip();
    boolean isQuoted =
        trimmed.length() >= 2
            && (trimmed.charAt(0) == '\'' || trimmed.charAt(0) == '"')
            && trimmed.charAt(trimmed.length() - 1) == trimmed.charAt(0);
    String inner = isQuoted ? trimmed.substring(1, trimmed.length() - 1) : trimmed;
    return inner.indexOf('\\') < 0 ? inner : unescaped(inner);
  }

  private static String unescaped(String text) {
    var plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        i++;
      } else {
        i = escape(text, i + 1, plain);
      }
    }
    return plain.toString();
  }

  /// @param at the character after the backslash
  /// @return where to go on
  private static int escape(String text, int at, StringBuilder plain) {
    char c = text.charAt(at);
    int simple = "abfnrtv\\'\"".indexOf(c);
    if (simple >= 0) {
      plain.append("\u0007\b\f\n\r\t\u000b\\'\"".charAt(simple));
      return at + 1;
    }
    if (c == 'x') {
      return number(text, at + 1, Math.min(text.length(), at + 3), 16, plain);
    }
    if (c >= '0' && c <= '7') {
      int end = at;
      while (end < text.length()
          && end < at + 3
          && text.charAt(end) >= '0'
          && text.charAt(end) <= '7') {
        end++;
      }
      return number(text, at, end, 8, plain);
    }
    plain.append('\\').append(c);
    return at + 1;
  }

  private static int number(String text, int from, int to, int radix, StringBuilder plain) {
    try {
      int code = Integer.parseInt(text, from, to, radix);
      if (Character.isValidCodePoint(code)) {
        plain.appendCodePoint(code);
      }
    } catch (NumberFormatException e) {
      plain.append(text, from, to);
    }
    return to;
  }

  /// Python's raw-unicode-escape: only `\\uXXXX` and `\\UXXXXXXXX` mean something.
  static String unescapedUnicode(String line) {
    if (line.indexOf('\\') < 0) {
      return line;
    }
    var plain = new StringBuilder();
    int i = 0;
    while (i < line.length()) {
      int digits = digitsOfEscape(line, i);
      if (digits == 0) {
        plain.append(line.charAt(i));
        i++;
      } else {
        i = number(line, i + 2, i + 2 + digits, 16, plain);
      }
    }
    return plain.toString();
  }

  private static int digitsOfEscape(String line, int at) {
    if (line.charAt(at) != '\\' || at + 1 >= line.length()) {
      return 0;
    }
    int digits =
        switch (line.charAt(at + 1)) {
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    return at + 2 + digits <= line.length() ? digits : 0;
  }

  /// A decimal number as INT and LONG write it: `12`, `12L`, `1_000`; also `0x10`.
  static OptionalLong number(String line) {
    String digits = line.strip().replace("_", "");
    if (digits.endsWith("L")) {
      digits = digits.substring(0, digits.length() - 1);
    }
    if (digits.length() > MOST_DIGITS) {
      return OptionalLong.of(digits.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    try {
      BigInteger number =
          digits.startsWith("0x") || digits.startsWith("0X")
              ? new BigInteger(digits.substring(2), 16)
              : new BigInteger(digits);
      return OptionalLong.of(number.min(MOST).max(LEAST).longValue());
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
