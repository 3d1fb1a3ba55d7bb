package dev.trivet.artifact.zstd;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Reads bits from the end of a range of bytes to its beginning, where zeros follow.
final class ReverseBits {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] data;
  private final int start;
  private long left;

  /// The last byte ends with a set bit, above which there is nothing.
  ReverseBits(byte[] data, int start, int end) throws IOException {
    if (end <= start || end > data.length || data[end - 1] == 0) {
      throw new IOException("a bit stream has no end mark");
    }
    this.data = data;
    this.start = start;
    int top = 31 - Integer.numberOfLeadingZeros(data[end - 1] & 0xff);
    this.left = (long) (end - start - 1) * 8 + top;
  }

  /// How many bits are left; below zero when more were read than there are.
  long left() {
    return left;
  }

  /// Up to 32 bits.
  int read(int count) {
    left -= count;
    if (count == 0) {
      return 0;
    }
    return (int) (window(left) & ((1L << count) - 1));
  }

  /// At least 56 bits from bit `from` on.
  private long window(long from) {
    long bit = from < 0 ? 0 : from;
    int at = start + (int) (bit >>> 3);
    long value = at + 8 <= data.length ? (long) LONG.get(data, at) : slowly(at);
    return from < 0 ? value << Math.min(63, -from) : value >>> (bit & 7);
  }

  private long slowly(int at) {
    long value = 0;
    for (int i = Math.min(data.length, at + 8) - 1; i >= at; i--) {
      value = value << 8 | (data[i] & 0xff);
    }
    return value;
  }
}
