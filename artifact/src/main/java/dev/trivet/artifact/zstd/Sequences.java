package dev.trivet.artifact.zstd;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Reads the sequences of a block: so many literals, then a copy of so much from so far back.
/// Tables and the last offsets live on from block to block.
final class Sequences {
  private static final int[] LITERAL_BASES = {
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32, 40, 48, 64,
    128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536
  };
  private static final int[] LITERAL_BITS = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 6, 7, 8, 9, 10, 11,
    12, 13, 14, 15, 16
  };
  private static final int[] LATE_MATCH_BASES = {
    35, 37, 39, 41, 43, 47, 51, 59, 67, 83, 99, 131, 259, 515, 1027, 2051, 4099, 8195, 16387, 32771,
    65539
  };
  private static final int[] LATE_MATCH_BITS = {
    1, 1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final int[] LITERAL_COUNTS = {
    4, 3, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3, 2, 1, 1, 1, 1, 1,
    -1, -1, -1, -1
  };
  private static final int[] OFFSET_COUNTS = {
    1, 1, 1, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1
  };
  private static final int[] MATCH_COUNTS = {
    1, 4, 3, 2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1, -1
  };
  private static final int EARLY_MATCHES = 32;
  private static final int LONGEST_OFFSET = 31;

  private @Nullable FseTable literalTable;
  private @Nullable FseTable offsetTable;
  private @Nullable FseTable matchTable;
  private final long[] offsets = {1, 4, 8};
  private int at;

  /// What a sequence does.
  interface Output {
    void copy(int literals, long offset, int match) throws IOException;
  }

  void read(byte[] data, int start, int end, Output output) throws IOException {
    int count = count(data, start, end);
    if (count == 0) {
      return;
    }
    require(at < end);
    int modes = data[at++] & 0xff;
    FseTable literal = table(modes >> 6, data, end, 9, LITERAL_COUNTS, 6, literalTable);
    FseTable offset = table(modes >> 4 & 3, data, end, 8, OFFSET_COUNTS, 5, offsetTable);
    FseTable match = table(modes >> 2 & 3, data, end, 9, MATCH_COUNTS, 6, matchTable);
    literalTable = literal;
    offsetTable = offset;
    matchTable = match;
    var bits = new ReverseBits(data, at, end);
    int literalState = literal.start(bits);
    int offsetState = offset.start(bits);
    int matchState = match.start(bits);
    for (int i = 0; i < count; i++) {
      int offsetCode = offset.symbol(offsetState);
      require(offsetCode <= LONGEST_OFFSET);
      long distance = (1L << offsetCode) + Integer.toUnsignedLong(bits.read(offsetCode));
      int length = matchLength(match.symbol(matchState), bits);
      int literals = literalLength(literal.symbol(literalState), bits);
      output.copy(literals, offset(distance, literals), length);
      if (i < count - 1) {
        literalState = literal.next(literalState, bits);
        matchState = match.next(matchState, bits);
        offsetState = offset.next(offsetState, bits);
      }
    }
    require(bits.left() == 0);
  }

  private int count(byte[] data, int start, int end) throws IOException {
    require(start < end);
    int first = data[start] & 0xff;
    int length = first < 128 ? 1 : first < 255 ? 2 : 3;
    require(start + length <= end);
    at = start + length;
    return switch (length) {
      case 1 -> first;
      case 2 -> ((first - 128) << 8) + (data[start + 1] & 0xff);
      default -> (data[start + 1] & 0xff) + ((data[start + 2] & 0xff) << 8) + 0x7f00;
    };
  }

  private FseTable table(
      int mode, byte[] data, int end, int mostLog, int[] counts, int log, @Nullable FseTable before)
      throws IOException {
    return switch (mode) {
      case 0 -> FseTable.of(counts, log);
      case 1 -> {
        require(at < end);
        yield FseTable.of(data[at++] & 0xff);
      }
      case 2 -> {
        FseTable.Read read = FseTable.read(data, at, end, mostLog, Math.max(counts.length, 32));
        at = read.end();
        yield read.table();
      }
      default -> {
        if (before == null) {
          throw new IOException("a table is repeated that was never given");
        }
        yield before;
      }
    };
  }

  private static int literalLength(int code, ReverseBits bits) throws IOException {
    require(code < LITERAL_BASES.length);
    return LITERAL_BASES[code] + bits.read(LITERAL_BITS[code]);
  }

  private static int matchLength(int code, ReverseBits bits) throws IOException {
    if (code < EARLY_MATCHES) {
      return code + 3;
    }
    int late = code - EARLY_MATCHES;
    require(late < LATE_MATCH_BASES.length);
    return LATE_MATCH_BASES[late] + bits.read(LATE_MATCH_BITS[late]);
  }

  /// Values up to 3 name one of the last offsets, shifted by one when no literals come before.
  private long offset(long value, int literals) throws IOException {
    if (value > 3) {
      push(2, value - 3);
      return value - 3;
    }
    int index = (int) value - 1 + (literals == 0 ? 1 : 0);
    long offset = index == 3 ? offsets[0] - 1 : offsets[index];
    require(offset > 0);
    if (index > 0) {
      push(Math.min(index, 2), offset);
    }
    return offset;
  }

  private void push(int last, long offset) {
    System.arraycopy(offsets, 0, offsets, 1, last);
    offsets[0] = offset;
  }

  static void require(boolean holds) throws IOException {
    if (!holds) {
      throw new IOException("a compressed block breaks the rules");
    }
  }
}
