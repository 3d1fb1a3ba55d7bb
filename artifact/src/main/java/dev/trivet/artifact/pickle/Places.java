package dev.trivet.artifact.pickle;

import dev.trivet.artifact.scan.Limit;
import dev.trivet.artifact.scan.LimitReached;
import java.util.Arrays;

/// Turns places in the stream into the 31 bits of a made [Value] and back. Long payloads are left
/// out of the count, so that 2 GB of opcodes may lie among any amount of numbers.
final class Places {
  /// Payloads from this size are left out.
  static final long LARGE = 1 << 16;

  private long left;
  private int count;
  private long[] values = new long[16];
  private long[] skips = new long[16];

  /// The value made by the opcode at `place`.
  int value(long place) {
    long value = place - left;
    if (value > Integer.MAX_VALUE) {
      throw new LimitReached(Limit.BYTES, "more than 2 GB of opcodes in one pickle");
    }
    return (int) value;
  }

  /// Leaves out `length` bytes of the payload of the opcode at `place`.
  void leaveOut(long place, long length) {
    if (count == values.length) {
      values = Arrays.copyOf(values, count * 2);
      skips = Arrays.copyOf(skips, count * 2);
    }
    values[count] = place - left;
    left += length;
    skips[count] = left;
    count++;
  }

  /// How many bytes of long payloads are left out in all.
  long leftOutBytes() {
    return left;
  }

  /// Where the opcode that made `value` lies.
  long place(int value) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? value : value + skips[low - 1];
  }

  /// How many payloads are left out; to come back to by [#forgetAfter].
  int leftOut() {
    return count;
  }

  void forgetAfter(int leftOut) {
    count = leftOut;
    left = count == 0 ? 0 : skips[count - 1];
  }
}
