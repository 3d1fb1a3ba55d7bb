package dev.trivet.artifact.integrity.form;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A place in the text of a JSON document, and the small things that are read there.
final class JsonCursor {
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,63})(\\.[0-9]{1,64})?([eE][+-]?[0-9]{1,5})?");

  private final String text;
  private int at;

  JsonCursor(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  void skipSpace() {
    while (at < text.length() && " \n\r\t".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  boolean takes(char c) {
    if (at < text.length() && text.charAt(at) == c) {
      at++;
      return true;
    }
    return false;
  }

  void expect(char c) throws Malformed {
    if (!takes(c)) {
      throw broken("'" + c + "' was expected");
    }
  }

  /// A text, number, `true`, `false` or `null`.
  JsonValue scalar() throws Malformed {
    if (takes('"')) {
      return new JsonValue.Text(restOfText());
    }
    if (takesWord("true")) {
      return JsonValue.Word.TRUE;
    }
    if (takesWord("false")) {
      return JsonValue.Word.FALSE;
    }
    if (takesWord("null")) {
      return JsonValue.Word.NULL;
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw broken("a value was expected");
    }
    at = number.end();
    return new JsonValue.Numeral(number.group());
  }

  private boolean takesWord(String word) {
    if (text.startsWith(word, at)) {
      at += word.length();
      return true;
    }
    return false;
  }

  /// What stands up to the closing quote.
  String restOfText() throws Malformed {
    int end = at;
    while (end < text.length() && isPlain(text.charAt(end))) {
      end++;
    }
    if (end < text.length() && text.charAt(end) == '"') {
      String plain = text.substring(at, end);
      at = end + 1;
      return plain;
    }
    return textWithEscapes();
  }

  private static boolean isPlain(char c) {
    return c != '"' && c != '\\' && c >= ' ';
  }

  private String textWithEscapes() throws Malformed {
    var value = new StringBuilder();
    while (true) {
      char c = take();
      if (c == '"') {
        break;
      }
      if (c < ' ') {
        throw broken("a control character stands in a text");
      }
      value.append(c == '\\' ? escape() : c);
    }
    requirePairs(value);
    return value.toString();
  }

  private char escape() throws Malformed {
    char c = take();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hex4();
      default -> throw broken("an unknown escape");
    };
  }

  private char hex4() throws Malformed {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      char c = take();
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw broken("a bad \\u escape");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private void requirePairs(CharSequence value) throws Malformed {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean isPair =
          Character.isHighSurrogate(c)
              && i + 1 < value.length()
              && Character.isLowSurrogate(value.charAt(i + 1));
      if (isPair) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw broken("a lone surrogate stands in a text");
      }
    }
  }

  private char take() throws Malformed {
    if (isAtEnd()) {
      throw broken("it ends within a text");
    }
    return text.charAt(at++);
  }

  Malformed broken(String why) {
    return new Malformed(why + " (character " + at + ")");
  }
}
