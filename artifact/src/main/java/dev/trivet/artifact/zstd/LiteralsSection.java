package dev.trivet.artifact.zstd;

import static dev.trivet.artifact.zstd.Sequences.require;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the literals of a block: as they are, one byte repeated, or Huffman coded. The table lives
/// on from block to block.
final class LiteralsSection {
  private static final int LARGEST = 1 << 17;

  private @Nullable HuffmanTable table;
  private byte[] literals = new byte[0];
  private int size;
  private int end;

  byte[] literals() {
    return literals;
  }

  int size() {
    return size;
  }

  /// Where the section ends.
  int end() {
    return end;
  }

  void read(byte[] data, int limit) throws IOException {
    require(limit > 0);
    int type = data[0] & 3;
    int format = data[0] >> 2 & 3;
    if (type < 2) {
      plain(data, limit, type, format);
    } else {
      coded(data, limit, type, format);
    }
  }

  private void plain(byte[] data, int limit, int type, int format) throws IOException {
    int header = (format & 1) == 0 ? 1 : format == 1 ? 2 : 3;
    require(header < limit || (header == limit && type == 0));
    size = (int) (number(data, header) >>> ((format & 1) == 0 ? 3 : 4));
    int stored = type == 0 ? size : 1;
    require(size <= LARGEST && header + stored <= limit);
    literals = type == 0 ? Arrays.copyOfRange(data, header, header + size) : new byte[size];
    if (type == 1) {
      Arrays.fill(literals, data[header]);
    }
    end = header + stored;
  }

  private void coded(byte[] data, int limit, int type, int format) throws IOException {
    int header = format < 2 ? 3 : format + 2;
    int width = format < 2 ? 10 : format == 2 ? 14 : 18;
    require(header <= limit);
    long sizes = number(data, header) >>> 4;
    size = (int) (sizes & ((1 << width) - 1));
    int packed = (int) (sizes >>> width & ((1 << width) - 1));
    require(size <= LARGEST && header + packed <= limit);
    end = header + packed;
    int at = header;
    if (type == 2) {
      HuffmanTable.Read read = HuffmanTable.read(data, at, end);
      table = read.table();
      at = read.end();
    }
    HuffmanTable codes = table;
    if (codes == null) {
      throw new IOException("a table is repeated that was never given");
    }
    literals = new byte[size];
    if (format == 0) {
      codes.decode(new ReverseBits(data, at, end), literals, 0, size);
    } else {
      fourStreams(codes, data, at);
    }
  }

  private void fourStreams(HuffmanTable codes, byte[] data, int at) throws IOException {
    require(at + 6 <= end);
    int part = (size + 3) / 4;
    int start = at + 6;
    for (int i = 0; i < 4; i++) {
      int length =
          (data[at + Math.min(i, 2) * 2] & 0xff) | (data[at + Math.min(i, 2) * 2 + 1] & 0xff) << 8;
      int stop = i < 3 ? start + length : end;
      require(stop <= end && i * part <= size);
      codes.decode(
          new ReverseBits(data, start, stop), literals, i * part, Math.min(size, (i + 1) * part));
      start = stop;
    }
  }

  private static long number(byte[] data, int length) {
    long number = 0;
    for (int i = length - 1; i >= 0; i--) {
      number = number << 8 | (data[i] & 0xff);
    }
    return number;
  }
}
