package dev.trivet.artifact.json;

import dev.trivet.artifact.bytes.Bytes;
import java.util.BitSet;

/// Reads one JSON value token by token. Holds a window of the bytes, one bit per open bracket, and
/// the text of the present token, at most 4 MB of it.
///
/// It takes what Python's `json` takes (RFC 8259, and `NaN` and `Infinity`) and refuses the rest.
final class JsonLexer {
  static final int DEEPEST = 5_000;
  private static final int LONGEST_WORD = 512;

  private final ByteWindow window;
  private final TextBuffer buffer = new TextBuffer();
  private final BitSet objects = new BitSet();
  private int depth;
  private State state = State.VALUE;
  private long tokenAt;
  private long cutAt = -1;

  private enum State {
    VALUE,
    FIRST_NAME,
    NAME,
    FIRST_ELEMENT,
    AFTER_VALUE,
    DONE
  }

  JsonLexer(Bytes bytes) {
    this.window = new ByteWindow(bytes);
  }

  /// Where the present token begins.
  long tokenAt() {
    return tokenAt;
  }

  /// Where the next byte stands; after the end, what follows the value.
  long position() {
    return window.position();
  }

  /// The text of a NAME, TEXT or WORD.
  String text() {
    return buffer.text();
  }

  /// @throws JsonBroken where this is no JSON
  JsonToken next() {
    skipSpace();
    tokenAt = window.position();
    return switch (state) {
      case VALUE -> value();
      case FIRST_ELEMENT -> window.peek() == ']' ? close(JsonToken.END_ARRAY) : value();
      case FIRST_NAME -> window.peek() == '}' ? close(JsonToken.END_OBJECT) : name();
      case NAME -> name();
      case AFTER_VALUE -> afterValue();
      case DONE -> JsonToken.END;
    };
  }

  private JsonToken value() {
    int c = window.peek();
    switch (c) {
      case '{' -> {
        return open(JsonToken.OBJECT, State.FIRST_NAME);
      }
      case '[' -> {
        return open(JsonToken.ARRAY, State.FIRST_ELEMENT);
      }
      case '"' -> {
        string();
        state = afterOne();
        return JsonToken.TEXT;
      }
      default -> {
        word();
        state = afterOne();
        return JsonToken.WORD;
      }
    }
  }

  private State afterOne() {
    return depth == 0 ? State.DONE : State.AFTER_VALUE;
  }

  private JsonToken open(JsonToken token, State inside) {
    window.drop();
    if (depth >= DEEPEST) {
      throw new JsonTooDeep(tokenAt);
    }
    objects.set(depth++, token == JsonToken.OBJECT);
    state = inside;
    return token;
  }

  private JsonToken close(JsonToken token) {
    window.drop();
    depth--;
    state = afterOne();
    return token;
  }

  private JsonToken name() {
    if (window.peek() != '"') {
      throw broken("a name was expected");
    }
    string();
    skipSpace();
    if (window.take() != ':') {
      throw broken("a colon was expected");
    }
    state = State.VALUE;
    return JsonToken.NAME;
  }

  private JsonToken afterValue() {
    boolean isObject = objects.get(depth - 1);
    int c = window.peek();
    if (c == (isObject ? '}' : ']')) {
      return close(isObject ? JsonToken.END_OBJECT : JsonToken.END_ARRAY);
    }
    if (c != ',') {
      throw broken("a comma or the end was expected");
    }
    window.drop();
    state = isObject ? State.NAME : State.VALUE;
    return next();
  }

  private void word() {
    buffer.clear();
    int length = 0;
    while (isWordPart(window.peek())) {
      int c = window.take();
      if (length++ < LONGEST_WORD) {
        buffer.add(c);
      }
    }
    if (length == 0) {
      throw broken("a value was expected");
    }
    int first = buffer.text().charAt(0);
    boolean isNumber = first == '-' || (first >= '0' && first <= '9');
    if (!isNumber && !isWord(buffer.text())) {
      throw broken("a value was expected");
    }
  }

  private static boolean isWord(String text) {
    return switch (text) {
      case "true", "false", "null", "NaN", "Infinity" -> true;
      default -> false;
    };
  }

  private static boolean isWordPart(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '+'
        || c == '.';
  }

  private void string() {
    window.drop();
    buffer.clear();
    for (int c = window.take(); c != '"'; c = window.take()) {
      if (c == ByteWindow.END) {
        throw broken("a text does not end");
      }
      if (c == '\\') {
        escape();
      } else {
        buffer.add(c);
      }
    }
    if (buffer.isFull() && cutAt < 0) {
      cutAt = tokenAt;
    }
  }

  private void escape() {
    int c = window.take();
    switch (c) {
      case 'b' -> buffer.add('\b');
      case 'f' -> buffer.add('\f');
      case 'n' -> buffer.add('\n');
      case 'r' -> buffer.add('\r');
      case 't' -> buffer.add('\t');
      case '"', '\\', '/' -> buffer.add(c);
      case 'u' -> unicode(hex4());
      default -> throw broken("an unknown escape");
    }
  }

  private void unicode(int first) {
    int unit = first;
    while (Character.isHighSurrogate((char) unit) && window.peek() == '\\') {
      window.drop();
      if (window.peek() != 'u') {
        buffer.addCodePoint(unit);
        escape();
        return;
      }
      window.drop();
      int second = hex4();
      if (Character.isLowSurrogate((char) second)) {
        buffer.addCodePoint(Character.toCodePoint((char) unit, (char) second));
        return;
      }
      buffer.addCodePoint(unit);
      unit = second;
    }
    buffer.addCodePoint(unit);
  }

  private int hex4() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(window.take(), 16);
      if (digit < 0) {
        throw broken("a bad \\u escape");
      }
      value = value << 4 | digit;
    }
    return value;
  }

  private void skipSpace() {
    int c = window.peek();
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      window.drop();
      c = window.peek();
    }
  }

  /// Where the first text began that is longer than is kept; -1 when there is none.
  long cutAt() {
    return cutAt;
  }

  private JsonBroken broken(String why) {
    return new JsonBroken(window.position(), why);
  }
}
