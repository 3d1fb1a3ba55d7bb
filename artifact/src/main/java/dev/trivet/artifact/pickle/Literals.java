package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads back what a made [Value] was written as.
final class Literals {
  private static final int MOST_TEXT = 1 << 16;

  private final Bytes bytes;
  private final Places places;
  private final Names names;

  Literals(Bytes bytes, Places places, Names names) {
    this.bytes = bytes;
    this.places = places;
    this.names = names;
  }

  /// Where the payload of a counted or line argument lies.
  record Span(long from, long length) {}

  /// Whether the value can be read back without inflating a stream again.
  boolean isAtHand(int value) {
    return Value.isName(value) || (Value.isMade(value) && bytes.isAtHand(places.place(value)));
  }

  /// The opcode that made the value.
  Optional<Opcode> opcode(int value) {
    return Value.isMade(value) ? Opcode.of(bytes.u8(places.place(value))) : Optional.empty();
  }

  /// The text a value was written as; empty for anything but text and bytes.
  Optional<String> text(int value) {
    if (Value.isName(value)) {
      return Optional.of(names.text(value));
    }
    return opcode(value).flatMap(opcode -> text(opcode, places.place(value)));
  }

  Optional<String> text(Opcode opcode, long place) {
    return switch (opcode) {
      case STRING -> Optional.of(Text.unquoted(read(opcode, place, StandardCharsets.UTF_8)));
      case UNICODE ->
          Optional.of(Text.unescapedUnicode(read(opcode, place, StandardCharsets.ISO_8859_1)));
      case BINUNICODE, SHORT_BINUNICODE, BINUNICODE8 ->
          Optional.of(read(opcode, place, StandardCharsets.UTF_8));
      case BINSTRING, SHORT_BINSTRING, BINBYTES, SHORT_BINBYTES, BINBYTES8, BYTEARRAY8 ->
          Optional.of(read(opcode, place, StandardCharsets.ISO_8859_1));
      default -> Optional.empty();
    };
  }

  private String read(Opcode opcode, long place, Charset charset) {
    Span span = span(opcode, place);
    byte[] read = bytes.copy(span.from(), (int) Math.min(span.length(), MOST_TEXT));
    return new String(read, charset);
  }

  /// The payload of the opcode at `place`, which was read before and is whole.
  Span span(Opcode opcode, long place) {
    long after = place + 1;
    return switch (opcode.argument()) {
      case NONE, BYTE -> new Span(after, opcode.argument() == Argument.BYTE ? 1 : 0);
      case TWO_BYTES -> new Span(after, 2);
      case FOUR_BYTES -> new Span(after, 4);
      case EIGHT_BYTES -> new Span(after, 8);
      case COUNTED_BY_1 -> new Span(after + 1, bytes.u8(after));
      case COUNTED_BY_4, COUNTED_BY_SIGNED_4 -> new Span(after + 4, bytes.u32le(after));
      case COUNTED_BY_8 -> new Span(after + 8, bytes.i64le(after));
      case LINE, TWO_LINES -> {
        long end = bytes.indexOf('\n', after, Long.MAX_VALUE).orElse(after);
        yield new Span(after, end - after);
      }
    };
  }

  /// The payload of a bytes value; empty for anything else.
  Optional<Span> bytesOf(int value) {
    return opcode(value)
        .filter(opcode ->
            switch (opcode) {
              case BINBYTES, SHORT_BINBYTES, BINBYTES8, BYTEARRAY8, BINSTRING, SHORT_BINSTRING ->
                  true;
              default -> false;
            })
        .map(opcode -> span(opcode, places.place(value)));
  }

  /// The payload of a text value written with its length; empty for anything else.
  Optional<Span> textOf(int value) {
    return opcode(value)
        .filter(opcode ->
            switch (opcode) {
              case BINUNICODE, SHORT_BINUNICODE, BINUNICODE8 -> true;
              default -> false;
            })
        .map(opcode -> span(opcode, places.place(value)));
  }

  /// The whole number a value was written as; empty for anything else. Numbers beyond 64 bits come
  /// back as the nearest there is.
  OptionalLong number(int value) {
    Optional<Opcode> opcode = opcode(value);
    if (opcode.isEmpty()) {
      return OptionalLong.empty();
    }
    long at = places.place(value) + 1;
    return switch (opcode.get()) {
      case BININT -> OptionalLong.of(bytes.i32le(at));
      case BININT1 -> OptionalLong.of(bytes.u8(at));
      case BININT2 -> OptionalLong.of(bytes.u16le(at));
      case INT, LONG -> Text.number(read(opcode.get(), at - 1, StandardCharsets.ISO_8859_1));
      case LONG1, LONG4 -> longNumber(span(opcode.get(), at - 1));
      default -> OptionalLong.empty();
    };
  }

  /// Little-endian two's complement of any length.
  private OptionalLong longNumber(Span span) {
    if (span.length() == 0) {
      return OptionalLong.of(0);
    }
    boolean isNegative = bytes.u8(span.from() + span.length() - 1) >= 0x80;
    if (span.length() > 8) {
      return OptionalLong.of(isNegative ? Long.MIN_VALUE : Long.MAX_VALUE);
    }
    long number = isNegative ? -1 : 0;
    for (long i = span.length() - 1; i >= 0; i--) {
      number = number << 8 | bytes.u8(span.from() + i);
    }
    return OptionalLong.of(number);
  }
}
