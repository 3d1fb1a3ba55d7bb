package dev.trivet.artifact.msgpack;

import dev.trivet.artifact.bytes.Bytes;

/// Steps over the values of a document, into arrays and maps and over everything else.
///
/// Source: the MessagePack specification.
final class MsgpackCursor {
  private static final long CLAIM = 1 << 20;

  private final Bytes bytes;
  private final long end;
  private long next;
  private long begin;
  private long at;
  private long count;
  private int extension;
  private Kind kind = Kind.NOTHING;

  /// What a value is.
  enum Kind {
    NOTHING,
    TRUTH,
    WHOLE,
    FRACTION,
    TEXT,
    BYTES,
    ARRAY,
    MAP,
    EXTENSION
  }

  MsgpackCursor(Bytes bytes, long from, long end) {
    this.bytes = bytes;
    this.next = from;
    this.end = end;
  }

  /// Where the next value begins.
  long position() {
    return next;
  }

  boolean isAtEnd() {
    return next >= end;
  }

  /// Where the present value begins.
  long begin() {
    return begin;
  }

  /// Where the bytes of a text, of bytes or of an extension begin.
  long at() {
    return at;
  }

  /// How many bytes or elements it has (a map: pairs), or the value of a whole number.
  long count() {
    return count;
  }

  int extension() {
    return extension;
  }

  /// The present text, at most so many bytes of it.
  String text(int most) {
    return bytes.utf8(at, (int) Math.min(count, most));
  }

  /// Goes to the next value.
  ///
  /// @throws MsgpackBroken where there is none
  Kind next() {
    begin = next;
    int first = u8();
    if (first < 0x80 || first >= 0xe0) {
      count = (byte) first;
      kind = Kind.WHOLE;
    } else if (first < 0x90) {
      container(Kind.MAP, first & 0xf);
    } else if (first < 0xa0) {
      container(Kind.ARRAY, first & 0xf);
    } else if (first < 0xc0) {
      bytes(Kind.TEXT, first & 0x1f);
    } else {
      wide(first);
    }
    return kind;
  }

  private void wide(int first) {
    switch (first) {
      case 0xc0 -> kind = Kind.NOTHING;
      case 0xc2, 0xc3 -> kind = Kind.TRUTH;
      case 0xc4, 0xc5, 0xc6 -> bytes(Kind.BYTES, unsigned(1 << (first - 0xc4)));
      case 0xc7, 0xc8, 0xc9 -> extension(unsigned(1 << (first - 0xc7)));
      case 0xca -> fraction(4);
      case 0xcb -> fraction(8);
      case 0xcc, 0xcd, 0xce, 0xcf -> whole(unsigned(1 << (first - 0xcc)));
      case 0xd0, 0xd1, 0xd2, 0xd3 -> whole(signed(1 << (first - 0xd0)));
      case 0xd4, 0xd5, 0xd6, 0xd7, 0xd8 -> extension(1L << (first - 0xd4));
      case 0xd9, 0xda, 0xdb -> bytes(Kind.TEXT, unsigned(1 << (first - 0xd9)));
      case 0xdc, 0xdd -> container(Kind.ARRAY, unsigned(2 << (first - 0xdc)));
      case 0xde, 0xdf -> container(Kind.MAP, unsigned(2 << (first - 0xde)));
      default -> throw new MsgpackBroken(begin, "no value begins with 0x%02x".formatted(first));
    }
  }

  /// Each element takes a byte at least, each pair two.
  private void container(Kind of, long elements) {
    kind = of;
    count = elements;
    long least = of == Kind.MAP ? 2 * elements : elements;
    if (least > end - next) {
      throw new MsgpackBroken(
          elements > CLAIM ? MsgpackRules.CLAIM : MsgpackRules.BROKEN,
          begin,
          "%,d elements in %,d bytes".formatted(elements, end - next));
    }
  }

  private void bytes(Kind of, long length) {
    kind = of;
    count = length;
    at = take(length);
  }

  private void extension(long length) {
    kind = Kind.EXTENSION;
    extension = (byte) u8();
    count = length;
    at = take(length);
  }

  private void fraction(int length) {
    kind = Kind.FRACTION;
    take(length);
  }

  private void whole(long value) {
    kind = Kind.WHOLE;
    count = value;
  }

  private int u8() {
    return bytes.u8(take(1));
  }

  private long unsigned(int length) {
    long from = take(length);
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = value << 8 | bytes.u8(from + i);
    }
    return value;
  }

  private long signed(int length) {
    int shift = 64 - 8 * length;
    return unsigned(length) << shift >> shift;
  }

  private long take(long length) {
    if (length > end - next) {
      throw new MsgpackBroken(begin, "%,d bytes of %,d".formatted(length, end - next));
    }
    long from = next;
    next += length;
    return from;
  }
}
