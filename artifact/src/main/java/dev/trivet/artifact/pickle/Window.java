package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;

/// Reads forward through bytes by copying 64 KB at a time, which is faster than asking for each.
final class Window {
  static final int SIZE = 1 << 16;

  private final Bytes bytes;
  private final byte[] buffer = new byte[SIZE];
  private long base;
  private int at;
  private int limit;

  Window(Bytes bytes) {
    this.bytes = bytes;
  }

  Bytes bytes() {
    return bytes;
  }

  /// Where the next byte lies.
  long position() {
    return base + at;
  }

  void moveTo(long position) {
    long within = position - base;
    if (within >= 0 && within <= limit) {
      at = (int) within;
    } else {
      base = position;
      at = 0;
      limit = 0;
    }
  }

  /// @return the next byte, or -1 at the end
  int next() {
    if (at == limit && !ensure(1)) {
      return -1;
    }
    return buffer[at++] & 0xff;
  }

  /// Whether the next `count` bytes, at most [#SIZE], exist; they then lie in [#buffer] from [#at].
  boolean ensure(int count) {
    return limit - at >= count || fill() >= count;
  }

  /// Moves the window so that it begins at the next byte.
  private int fill() {
    base += at;
    at = 0;
    limit = bytes.copyAvailable(base, buffer);
    return limit;
  }

  byte[] buffer() {
    return buffer;
  }

  int at() {
    return at;
  }

  /// Goes on past bytes that [#ensure] found.
  void pass(int count) {
    at += count;
  }

  int u8() {
    return buffer[at++] & 0xff;
  }

  int u16() {
    at += 2;
    return (buffer[at - 2] & 0xff) | (buffer[at - 1] & 0xff) << 8;
  }

  int i32() {
    return u16() | u16() << 16;
  }

  long i64() {
    return Integer.toUnsignedLong(i32()) | (long) i32() << 32;
  }

  /// Where the line beginning here ends (the place of its line feed), or -1 when it does not.
  long lineEnd() {
    int scanned = 0;
    while (true) {
      for (int i = at + scanned; i < limit; i++) {
        if (buffer[i] == '\n') {
          return base + i;
        }
      }
      scanned = limit - at;
      if (scanned == SIZE) {
        return bytes.indexOf('\n', base + limit, Long.MAX_VALUE).orElse(-1);
      }
      if (fill() == scanned) {
        return -1;
      }
    }
  }
}
