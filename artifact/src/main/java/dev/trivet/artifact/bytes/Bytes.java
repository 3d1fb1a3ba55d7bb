package dev.trivet.artifact.bytes;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/// A sequence of bytes that is read where it lies: a mapped file, an array, or a compressed stream
/// that is inflated only as far as somebody looks.
///
/// Offsets and sizes are `long`; every read is checked and throws [BeyondEnd] instead of reading
/// wrong. A slice shares what it is a slice of. Not safe for use by several threads at once.
public abstract sealed class Bytes permits SegmentBytes, InflatedBytes {

  /// Bytes already in memory; the array is not copied and must not be changed afterwards.
  public static Bytes of(byte[] array) {
    return new SegmentBytes(MemorySegment.ofArray(array));
  }

  /// How many there are. On a compressed stream this inflates all of it once.
  public abstract long size();

  /// Whether any place is as cheap to read as the next one. False for a compressed stream, where
  /// going back may mean to inflate it again: look at its head, do not probe its end.
  public abstract boolean isRandomAccess();

  /// Whether the byte at `at` can be read without inflating a stream from its beginning again.
  public abstract boolean isAtHand(long at);

  /// Whether there are at least `length` bytes from `at`; never throws. Cheaper than asking for the
  /// size when the bytes are compressed.
  public abstract boolean has(long at, long length);

  /// @throws BeyondEnd when there is none
  public abstract int u8(long at);

  /// Copies `length` bytes into `into` from `offset`.
  public abstract void copy(long at, byte[] into, int offset, int length);

  /// Copies as many as there are, at most `into.length`.
  ///
  /// @return how many
  public abstract int copyAvailable(long at, byte[] into);

  /// The part of `length` bytes from `from`.
  ///
  /// @throws BeyondEnd when it does not lie within
  public abstract Bytes slice(long from, long length);

  /// Everything from `from` on; empty when `from` is the end.
  public abstract Bytes from(long from);

  /// What is wrong with the compressed stream behind these bytes, once it was met: a checksum, a
  /// cut. The bytes before it are good to read.
  public abstract Optional<String> damage();

  public final int u16le(long at) {
    return u8(at) | u8(at + 1) << 8;
  }

  public final int u16be(long at) {
    return u8(at) << 8 | u8(at + 1);
  }

  public final int i32le(long at) {
    return u16le(at) | u16le(at + 2) << 16;
  }

  public final int i32be(long at) {
    return u16be(at) << 16 | u16be(at + 2);
  }

  public final long u32le(long at) {
    return Integer.toUnsignedLong(i32le(at));
  }

  public final long u32be(long at) {
    return Integer.toUnsignedLong(i32be(at));
  }

  /// Eight bytes as a signed number: a length read this way may be negative, which no bound check
  /// lets pass.
  public final long i64le(long at) {
    return u32le(at) | u32le(at + 4) << 32;
  }

  public final long i64be(long at) {
    return u32be(at) << 32 | u32be(at + 4);
  }

  /// Whether the bytes from `at` are those of `ascii`; false where they end before.
  public final boolean startsWith(long at, String ascii) {
    return startsWith(at, ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  public final boolean startsWith(long at, byte[] expected) {
    if (!has(at, expected.length)) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (u8(at + i) != (expected[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  /// The first place of `sought` that begins within `[from, to)`, scanned by windows.
  public final OptionalLong indexOf(byte[] sought, long from, long to) {
    byte[] window = new byte[1 << 14];
    long at = Math.max(0, from);
    while (at < to) {
      int filled = copyAvailable(at, window);
      int last = filled - sought.length;
      for (int i = 0; i <= last && at + i < to; i++) {
        if (window[i] == sought[0] && matches(window, i, sought)) {
          return OptionalLong.of(at + i);
        }
      }
      if (filled < window.length) {
        return OptionalLong.empty();
      }
      at += last + 1;
    }
    return OptionalLong.empty();
  }

  /// The first place of the byte within `[from, to)`.
  public final OptionalLong indexOf(int sought, long from, long to) {
    return indexOf(new byte[] {(byte) sought}, from, to);
  }

  private static boolean matches(byte[] window, int at, byte[] sought) {
    for (int i = 1; i < sought.length; i++) {
      if (window[at + i] != sought[i]) {
        return false;
      }
    }
    return true;
  }

  /// A copy of a small part.
  public final byte[] copy(long at, int length) {
    if (!has(at, length)) {
      throw new BeyondEnd(at, length, -1);
    }
    byte[] copy = new byte[length];
    copy(at, copy, 0, length);
    return copy;
  }

  /// A small part as ISO 8859-1 text: one character per byte, none refused.
  public final String latin1(long at, int length) {
    return new String(copy(at, length), StandardCharsets.ISO_8859_1);
  }

  /// A small part as UTF-8 text; what is no UTF-8 shows as U+FFFD.
  public final String utf8(long at, int length) {
    return new String(copy(at, length), StandardCharsets.UTF_8);
  }
}
