package dev.trivet.measure.data;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// Finds one text in a JSON object on a line. What else the object holds is passed over, however
/// deep it nests.
final class JsonText {
  private final String line;
  private final String place;
  private int at;

  private JsonText(String line, String place) {
    this.line = line;
    this.place = place;
  }

  /// @param place of the line, for problems
  static String of(String line, String field, String place) {
    return new JsonText(line, place).find(field);
  }

  private String find(String field) {
    expect('{');
    while (peek() != '}') {
      String key = text();
      expect(':');
      if (key.equals(field) && peek() == '"') {
        return text();
      }
      if (key.equals(field)) {
        throw broken("holds no text as " + Printable.of(field));
      }
      skip();
      if (peek() == ',') {
        at++;
      } else if (peek() != '}') {
        throw broken("is no JSON object");
      }
    }
    throw new ProblemException(
        Problem.Kind.MISSING_VALUE,
        place + " has no " + Printable.of(field),
        "name the field with the text as target");
  }

  /// Passes over a value, without following it into its depth.
  private void skip() {
    int open = 0;
    do {
      char c = peek();
      if (c == '"') {
        text();
      } else {
        at++;
        open += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
        while (open == 0 && ",}]".indexOf(peek()) < 0) {
          at++; // the rest of a number or a word
        }
      }
    } while (open > 0);
  }

  private String text() {
    expect('"');
    var text = new StringBuilder();
    for (char c = next(); c != '"'; c = next()) {
      text.append(c == '\\' ? escaped() : c);
    }
    return text.toString();
  }

  private char escaped() {
    char c = next();
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> c;
      case 'u' -> unicode();
      default -> throw broken("has an unknown escape");
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(next(), 16);
      if (digit < 0) {
        throw broken("has an unknown escape");
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private void expect(char c) {
    if (peek() != c) {
      throw broken("is no JSON object");
    }
    at++;
  }

  /// The next sign that is no blank, still to be read.
  private char peek() {
    while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
      at++;
    }
    if (at == line.length()) {
      throw broken("ends too early");
    }
    return line.charAt(at);
  }

  private char next() {
    if (at == line.length()) {
      throw broken("ends too early");
    }
    return line.charAt(at++);
  }

  private ProblemException broken(String what) {
    return new ProblemException(
        Problem.Kind.UNREADABLE_DATA,
        place + " " + what,
        "write an object on each line, with the text in a field");
  }
}
