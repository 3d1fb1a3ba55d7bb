package dev.trivet.artifact.zstd;

import java.io.IOException;
import java.util.Arrays;

/// A table of finite state entropy coding: for each state its symbol, and how to find the next
/// state.
final class FseTable {
  private final int log;
  private final byte[] symbols;
  private final byte[] bits;
  private final int[] bases;

  private FseTable(int log) {
    this.log = log;
    this.symbols = new byte[1 << log];
    this.bits = new byte[1 << log];
    this.bases = new int[1 << log];
  }

  /// A table that gives one symbol without reading any bit.
  static FseTable of(int symbol) {
    var table = new FseTable(0);
    table.symbols[0] = (byte) symbol;
    return table;
  }

  /// @param counts of each symbol's states; -1 for one that is less than one state likely
  static FseTable of(int[] counts, int log) throws IOException {
    var table = new FseTable(log);
    int size = 1 << log;
    int[] next = new int[counts.length];
    int high = size;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      if (counts[symbol] == -1) {
        table.symbols[--high] = (byte) symbol;
        next[symbol] = 1;
      }
    }
    table.spread(counts, next, high);
    for (int state = 0; state < size; state++) {
      int symbol = table.symbols[state] & 0xff;
      int number = next[symbol]++;
      table.bits[state] = (byte) (log - (31 - Integer.numberOfLeadingZeros(Math.max(1, number))));
      table.bases[state] = (number << table.bits[state]) - size;
    }
    return table;
  }

  private void spread(int[] counts, int[] next, int high) throws IOException {
    int size = 1 << log;
    int step = (size >> 1) + (size >> 3) + 3;
    int at = 0;
    for (int symbol = 0; symbol < counts.length; symbol++) {
      for (int i = 0; i < counts[symbol]; i++) {
        next[symbol] = counts[symbol];
        symbols[at] = (byte) symbol;
        do {
          at = (at + step) & (size - 1);
        } while (at >= high && high > 0);
      }
    }
    if (at != 0) {
      throw new IOException("an entropy table does not add up");
    }
  }

  int start(ReverseBits from) {
    return from.read(log);
  }

  int symbol(int state) {
    return symbols[state] & 0xff;
  }

  int next(int state, ReverseBits from) {
    return bases[state] + from.read(bits[state]);
  }

  /// Reads a table description.
  static Read read(byte[] data, int start, int end, int mostLog, int mostSymbols)
      throws IOException {
    return new Reader(data, start, end).read(mostLog, mostSymbols);
  }

  /// @param end where the description ends
  record Read(FseTable table, int end) {}

  private static final class Reader {
    private final byte[] data;
    private final int start;
    private final int end;
    private long bit;

    Reader(byte[] data, int start, int end) {
      this.data = data;
      this.start = start;
      this.end = end;
    }

    private int bits(int count) throws IOException {
      int value = 0;
      for (int i = 0; i < count; i++) {
        int at = start + (int) (bit >>> 3);
        if (at >= end) {
          throw new IOException("an entropy table is cut short");
        }
        value |= ((data[at] >> (bit & 7)) & 1) << i;
        bit++;
      }
      return value;
    }

    Read read(int mostLog, int mostSymbols) throws IOException {
      int log = bits(4) + 5;
      if (log > mostLog) {
        throw new IOException("an entropy table is too large");
      }
      int[] counts = new int[mostSymbols];
      int symbol = 0;
      int remaining = 1 << log;
      while (remaining > 0 && symbol < mostSymbols) {
        int count = count(remaining);
        remaining -= Math.abs(count);
        counts[symbol++] = count;
        int repeat = count == 0 ? 3 : 0;
        while (repeat == 3) {
          repeat = bits(2);
          symbol += repeat;
        }
      }
      if (remaining != 0 || symbol > mostSymbols) {
        throw new IOException("an entropy table does not add up");
      }
      return new Read(
          FseTable.of(Arrays.copyOf(counts, symbol), log), start + (int) ((bit + 7) >>> 3));
    }

    /// Small values take one bit less.
    private int count(int remaining) throws IOException {
      int width = 32 - Integer.numberOfLeadingZeros(remaining + 1);
      int value = bits(width - 1);
      int saved = (1 << width) - 1 - (remaining + 1);
      if (value >= saved) {
        value |= bits(1) << (width - 1);
        value -= value >= 1 << (width - 1) ? saved : 0;
      }
      return value - 1;
    }
  }
}
