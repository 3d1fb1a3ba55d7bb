package dev.trivet.artifact.pickle;

import java.nio.charset.StandardCharsets;

/// Reads what follows an opcode. Numbers and payloads are passed over; they are read back from
/// their place when somebody asks.
final class Arguments {
  private static final long HUGE = 1L << 26;
  private static final int MOST_DIGITS = 50_000;
  private static final int LONGEST_NAME = 200;
  private static final int TEMPLATE_LENGTH = "_parse_arg_template".length();

  private final PickleFile file;
  private final Window window;
  private final boolean keepsNames;
  private boolean isCutShort;

  Arguments(PickleFile file, Window window) {
    this.file = file;
    this.window = window;
    this.keepsNames = !file.bytes().isRandomAccess();
  }

  /// To be called where a stream begins.
  void begin() {
    isCutShort = false;
  }

  /// Whether an argument reached beyond the end.
  boolean isCutShort() {
    return isCutShort;
  }

  /// Notes that the stream ends too early.
  void cutShort() {
    isCutShort = true;
  }

  /// Passes over an argument.
  void pass(Argument argument, long place) {
    switch (argument) {
      case NONE -> {}
      case BYTE -> passFixed(1);
      case TWO_BYTES -> passFixed(2);
      case FOUR_BYTES -> passFixed(4);
      case EIGHT_BYTES -> passFixed(8);
      case LINE -> passLine(place);
      case TWO_LINES -> {
        passLine(place);
        if (!isCutShort) {
          passLine(place);
        }
      }
      case COUNTED_BY_1, COUNTED_BY_4, COUNTED_BY_8, COUNTED_BY_SIGNED_4 ->
          passPayload(count(argument), place);
    }
  }

  private boolean need(int bytes) {
    boolean isThere = window.ensure(bytes);
    isCutShort |= !isThere;
    return isThere;
  }

  private void passFixed(int bytes) {
    if (need(bytes)) {
      window.pass(bytes);
    }
  }

  private void passLine(long place) {
    long end = window.lineEnd();
    if (end < 0) {
      isCutShort = true;
      return;
    }
    if (end - place > MOST_DIGITS) {
      longLine(place, end - place);
    }
    window.moveTo(end + 1);
  }

  private void longLine(long place, long length) {
    int code = file.bytes().u8(place);
    if (code == Opcode.INT.code() || code == Opcode.LONG.code()) {
      file.reports().report(PickleRules.LONG_DIGITS, place, "%,d digits".formatted(length));
    }
    if (length >= Places.LARGE) {
      file.places().leaveOut(place, length);
    }
  }

  /// The count before a payload; a count no loader accepts comes back negative.
  private long count(Argument argument) {
    return switch (argument) {
      case COUNTED_BY_1 -> need(1) ? window.u8() : 0;
      case COUNTED_BY_4 -> need(4) ? Integer.toUnsignedLong(window.i32()) : 0;
      case COUNTED_BY_SIGNED_4 -> need(4) ? window.i32() : 0;
      case COUNTED_BY_8 -> need(8) ? window.i64() : 0;
      case NONE, BYTE, TWO_BYTES, FOUR_BYTES, EIGHT_BYTES, LINE, TWO_LINES -> 0;
    };
  }

  private void passPayload(long length, long place) {
    if (isCutShort) {
      return;
    }
    if (length >= 0 && length < Window.SIZE && window.ensure((int) length)) {
      window.pass((int) length);
      return;
    }
    if (length < 0 || !file.bytes().has(window.position(), length)) {
      isCutShort = true;
      if (length < 0 || length > HUGE) {
        file.reports()
            .report(
                PickleRules.LENGTH_CLAIM,
                place,
                "claims %s bytes".formatted(Long.toUnsignedString(length)));
      }
      return;
    }
    window.moveTo(window.position() + length);
    if (length >= Places.LARGE) {
      file.places().leaveOut(place, length);
    }
  }

  /// A number that is an argument by itself: an index, a version, a length.
  long number(Argument argument, long place) {
    return switch (argument) {
      case BYTE -> need(1) ? window.u8() : 0;
      case TWO_BYTES -> need(2) ? window.u16() : 0;
      case FOUR_BYTES -> need(4) ? Integer.toUnsignedLong(window.i32()) : 0;
      case EIGHT_BYTES -> need(8) ? window.i64() : 0;
      case LINE -> {
        long from = window.position();
        passLine(place);
        long length = Math.min(Math.max(0, window.position() - from - 1), LONGEST_NAME);
        yield isCutShort
            ? 0
            : Text.number(file.bytes().latin1(from, (int) length)).orElse(Long.MIN_VALUE);
      }
      case NONE, TWO_LINES, COUNTED_BY_1, COUNTED_BY_4, COUNTED_BY_8, COUNTED_BY_SIGNED_4 -> 0;
    };
  }

  /// A text: a value of its place, or a name when it will matter by itself or be out of reach.
  int text(int code, Argument argument, long place) {
    int value = file.places().value(place);
    if (argument == Argument.LINE) {
      passLine(place);
      return isCutShort ? value : named(code, place, window.position() - place - 2, value);
    }
    long length = count(argument);
    boolean matters =
        !isCutShort
            && length > 1
            && length <= LONGEST_NAME
            && window.ensure((int) length)
            && matters((int) length);
    String name =
        matters
            ? new String(window.buffer(), window.at(), (int) length, StandardCharsets.UTF_8)
            : "";
    passPayload(length, place);
    return matters ? file.names().value(name, value) : value;
  }

  /// Text of protocol 0 may hide underscores behind escapes, so it is decoded first.
  private int named(int code, long place, long length, int value) {
    if (length < 2 || length > 6L * LONGEST_NAME) {
      return value;
    }
    String raw = file.bytes().latin1(place + 1, (int) length);
    if (!keepsNames && raw.indexOf('_') < 0 && raw.indexOf('\\') < 0) {
      return value;
    }
    String text = code == Opcode.STRING.code() ? Text.unquoted(raw) : Text.unescapedUnicode(raw);
    boolean matters = text.startsWith("__") || text.startsWith("_parse_arg") || keepsNames;
    return matters && text.length() <= LONGEST_NAME ? file.names().value(text, value) : value;
  }

  private boolean matters(int length) {
    byte[] buffer = window.buffer();
    int at = window.at();
    if (buffer[at] == '_' && (buffer[at + 1] == '_' || length == TEMPLATE_LENGTH)) {
      return true;
    }
    return keepsNames && isLikeAName(buffer, at, length);
  }

  private static boolean isLikeAName(byte[] buffer, int at, int length) {
    for (int i = at; i < at + length; i++) {
      byte b = buffer[i];
      boolean isLetter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_';
      if (!isLetter && b != '.' && (b < '0' || b > '9')) {
        return false;
      }
    }
    return true;
  }
}
