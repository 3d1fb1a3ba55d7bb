package dev.trivet.artifact.numpy;

/// Decodes the escapes of Python's string literals: `\x7c`, `\174`, `|`, `\n`.
final class PythonEscapes {
  private PythonEscapes() {}

  /// @param written what stands between the quotes
  static String decoded(String written) {
    if (written.indexOf('\\') < 0) {
      return written;
    }
    var text = new StringBuilder();
    int at = 0;
    while (at < written.length()) {
      char c = written.charAt(at++);
      if (c != '\\' || at == written.length()) {
        text.append(c);
        continue;
      }
      char escaped = written.charAt(at++);
      switch (escaped) {
        case '\n' -> {}
        case 'n' -> text.append('\n');
        case 't' -> text.append('\t');
        case 'r' -> text.append('\r');
        case 'x' -> at = number(written, at, 16, 2, text);
        case 'u' -> at = number(written, at, 16, 4, text);
        case 'U' -> at = number(written, at, 16, 8, text);
        case '0', '1', '2', '3', '4', '5', '6', '7' -> at = number(written, at - 1, 8, 3, text);
        default -> text.append(escaped);
      }
    }
    return text.toString();
  }

  /// @return where the digits end
  private static int number(String written, int from, int radix, int most, StringBuilder text) {
    int at = from;
    int number = 0;
    while (at < written.length() && at - from < most) {
      int digit = Character.digit(written.charAt(at), radix);
      if (digit < 0) {
        break;
      }
      number = number * radix + digit;
      at++;
    }
    text.appendCodePoint(Character.isValidCodePoint(number) ? number : '?');
    return at;
  }
}
