package dev.trivet.artifact.zstd;

import java.io.IOException;
import java.util.Arrays;

/// A table of Huffman codes of at most 11 bits.
final class HuffmanTable {
  private static final int MOST_BITS = 11;
  private static final int MOST_SYMBOLS = 256;
  private static final int DIRECT = 128;
  private static final int WEIGHT_LOG = 6;

  private final int most;
  private final byte[] symbols;
  private final byte[] bits;

  private HuffmanTable(int most) {
    this.most = most;
    this.symbols = new byte[1 << most];
    this.bits = new byte[1 << most];
  }

  /// @param end where the description ends
  record Read(HuffmanTable table, int end) {}

  static Read read(byte[] data, int start, int end) throws IOException {
    if (start >= end) {
      throw new IOException("a Huffman table is cut short");
    }
    int header = data[start] & 0xff;
    int length = header >= DIRECT ? (header - DIRECT + 2) / 2 : header;
    int after = start + 1 + length;
    if (after > end) {
      throw new IOException("a Huffman table is cut short");
    }
    int[] weights =
        header >= DIRECT
            ? direct(data, start + 1, header - DIRECT + 1)
            : compressed(data, start + 1, after);
    return new Read(of(weights), after);
  }

  private static int[] direct(byte[] data, int start, int count) {
    int[] weights = new int[count];
    for (int i = 0; i < count; i++) {
      int pair = data[start + i / 2] & 0xff;
      weights[i] = i % 2 == 0 ? pair >> 4 : pair & 0xf;
    }
    return weights;
  }

  /// Two states take turns until the bits are used up.
  private static int[] compressed(byte[] data, int start, int end) throws IOException {
    FseTable.Read read = FseTable.read(data, start, end, WEIGHT_LOG, MOST_BITS + 2);
    FseTable table = read.table();
    var from = new ReverseBits(data, read.end(), end);
    int[] weights = new int[MOST_SYMBOLS];
    int count = 0;
    int state = table.start(from);
    int other = table.start(from);
    while (true) {
      if (count >= MOST_SYMBOLS - 1) {
        throw new IOException("a Huffman table has too many symbols");
      }
      weights[count++] = table.symbol(state);
      state = table.next(state, from);
      if (from.left() < 0) {
        weights[count++] = table.symbol(other);
        return Arrays.copyOf(weights, count);
      }
      int swapped = state;
      state = other;
      other = swapped;
    }
  }

  private static HuffmanTable of(int[] weights) throws IOException {
    long sum = 0;
    for (int weight : weights) {
      sum += weight > 0 ? 1L << (weight - 1) : 0;
    }
    int most = 64 - Long.numberOfLeadingZeros(sum);
    long rest = (1L << most) - sum;
    if (sum == 0 || most > MOST_BITS || Long.bitCount(rest) != 1) {
      throw new IOException("a Huffman table does not add up");
    }
    int[] all = Arrays.copyOf(weights, weights.length + 1);
    all[weights.length] = Long.numberOfTrailingZeros(rest) + 1;
    var table = new HuffmanTable(most);
    table.fill(all);
    return table;
  }

  /// Codes are given by length, longest first, and within one length by symbol.
  private void fill(int[] weights) throws IOException {
    int at = 0;
    for (int weight = 1; weight <= most; weight++) {
      for (int symbol = 0; symbol < weights.length; symbol++) {
        if (weights[symbol] == weight) {
          int span = 1 << (weight - 1);
          if (at + span > symbols.length) {
            throw new IOException("a Huffman table does not add up");
          }
          Arrays.fill(symbols, at, at + span, (byte) symbol);
          Arrays.fill(bits, at, at + span, (byte) (most + 1 - weight));
          at += span;
        }
      }
    }
  }

  /// Decodes one stream to `into[from, to)`.
  void decode(ReverseBits stream, byte[] into, int from, int to) throws IOException {
    int mask = symbols.length - 1;
    int state = stream.read(most);
    for (int i = from; i < to; i++) {
      into[i] = symbols[state];
      int used = bits[state];
      state = ((state << used) & mask) | stream.read(used);
    }
    if (stream.left() != -most) {
      throw new IOException("a Huffman stream has bits left or lacks some");
    }
  }
}
