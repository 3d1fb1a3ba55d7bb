package dev.trivet.artifact.tensorflow;

import java.util.function.Consumer;

/// Reads protocol buffers written as text: which texts stand under which names.
final class TextProto {
  /// The value of a message that no parser's recursion reaches.
  static final String TOO_DEEP = "{ too deep";

  private static final int DEEPEST = 200;

  private final String text;
  private final Consumer<Field> fields;
  private int at;
  private int depth;
  private String name = "";

  /// A name with the text that follows it; `{` when a message does.
  record Field(String name, String value, int at) {}

  private TextProto(String text, Consumer<Field> fields) {
    this.text = text;
    this.fields = fields;
  }

  static void read(String text, Consumer<Field> fields) {
    var reader = new TextProto(text, fields);
    while (reader.at < text.length()) {
      reader.step();
    }
  }

  private void step() {
    char c = text.charAt(at);
    if (c == '#') {
      int end = text.indexOf('\n', at);
      at = end < 0 ? text.length() : end;
    } else if (c == '"' || c == '\'') {
      string();
    } else if (Character.isLetter(c) || c == '_') {
      word();
    } else if (c == '{' || c == '<') {
      depth++;
      fields.accept(new Field(name, depth == DEEPEST ? TOO_DEEP : "{", at++));
    } else {
      depth -= c == '}' || c == '>' ? 1 : 0;
      at++;
    }
  }

  private void word() {
    int begin = at;
    while (at < text.length()
        && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
      at++;
    }
    name = text.substring(begin, at);
  }

  /// Neighbouring strings are one.
  private void string() {
    int begin = at;
    var value = new StringBuilder();
    char quote = text.charAt(at);
    while (quote == '"' || quote == '\'') {
      at++;
      while (at < text.length() && text.charAt(at) != quote) {
        character(value);
      }
      at++;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      quote = at < text.length() ? text.charAt(at) : ' ';
    }
    fields.accept(new Field(name, value.toString(), begin));
  }

  private void character(StringBuilder value) {
    char c = text.charAt(at++);
    if (c != '\\' || at >= text.length()) {
      value.append(c);
      return;
    }
    char escaped = text.charAt(at++);
    switch (escaped) {
      case 'n' -> value.append('\n');
      case 't' -> value.append('\t');
      case 'r' -> value.append('\r');
      case 'x', 'X' -> number(value, 16, 2);
      case '0', '1', '2', '3', '4', '5', '6', '7' -> {
        at--;
        number(value, 8, 3);
      }
      default -> value.append(escaped);
    }
  }

  private void number(StringBuilder value, int radix, int most) {
    int result = 0;
    for (int i = 0; i < most && at < text.length(); i++) {
      int digit = Character.digit(text.charAt(at), radix);
      if (digit < 0) {
        break;
      }
      result = result * radix + digit;
      at++;
    }
    value.append((char) (result & 0xff));
  }
}
