package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;

/// A place in a table, and the numbers that are read there.
final class TableCursor {
  private final Bytes bytes;
  private final long end;
  private long at;

  TableCursor(Bytes bytes, long from, long end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  long at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= end;
  }

  /// A number of seven bits a byte, the lowest first.
  long varint() {
    long begin = at;
    long result = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at >= end) {
        throw new TableBroken(begin, "a number is cut short");
      }
      int b = bytes.u8(at++);
      result |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return result;
      }
    }
    throw new TableBroken(begin, "a number of more than ten bytes");
  }

  /// Where so many bytes begin, which are passed over.
  long take(long length) {
    if (length < 0 || length > end - at) {
      throw new TableBroken(at, "%,d bytes of %,d".formatted(length, end - at));
    }
    long begin = at;
    at += length;
    return begin;
  }
}
