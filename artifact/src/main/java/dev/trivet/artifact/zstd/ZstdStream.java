package dev.trivet.artifact.zstd;

import static dev.trivet.artifact.zstd.Sequences.require;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The content of Zstandard frames, one after the other. Dictionaries and checksums are not used: a
/// frame that needs a dictionary is refused, and whether a checksum is right is not told.
public final class ZstdStream extends InputStream {
  private static final int MAGIC = 0xfd2fb528;
  private static final int SKIPPABLE = 0x184d2a50;
  private static final long LARGEST_WINDOW = 1 << 26;
  private static final int LARGEST_BLOCK = 1 << 17;

  private final Bytes source;
  private long at;
  private boolean isInFrame;
  private boolean hasChecksum;
  private long window;
  private byte[] history = new byte[1 << 18];
  private int written;
  private int read;
  private LiteralsSection literals = new LiteralsSection();
  private Sequences sequences = new Sequences();
  private int literalsUsed;

  public ZstdStream(Bytes source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    return fill() ? history[read++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, written - read);
    System.arraycopy(history, read, into, offset, part);
    read += part;
    return part;
  }

  private boolean fill() throws IOException {
    try {
      while (read == written) {
        if (!isInFrame && !beginFrame()) {
          return false;
        }
        readBlock();
      }
      return true;
    } catch (BeyondEnd e) {
      throw new IOException("the stream is cut short", e);
    }
  }

  /// @return whether there is another frame
  private boolean beginFrame() throws IOException {
    while (source.has(at, 8) && (source.i32le(at) & ~0xf) == SKIPPABLE) {
      at += 8 + source.u32le(at + 4);
    }
    if (!source.has(at, 1)) {
      return false;
    }
    if (source.i32le(at) != MAGIC) {
      throw new IOException("something that is no frame follows");
    }
    int descriptor = source.u8(at + 4);
    at += 5;
    boolean isSingle = (descriptor & 1 << 5) != 0;
    hasChecksum = (descriptor & 1 << 2) != 0;
    require((descriptor & 1 << 3) == 0);
    if (!isSingle) {
      int size = source.u8(at++);
      long base = 1L << (10 + (size >> 3));
      window = base + (base >> 3) * (size & 7);
    }
    int dictionary = new int[] {0, 1, 2, 4}[descriptor & 3];
    for (int i = 0; i < dictionary; i++) {
      require(source.u8(at++) == 0);
    }
    int width = descriptor >> 6 == 0 ? (isSingle ? 1 : 0) : 1 << (descriptor >> 6);
    long size = 0;
    for (int i = width - 1; i >= 0; i--) {
      size = size << 8 | source.u8(at + i);
    }
    at += width;
    if (isSingle) {
      window = width == 2 ? size + 256 : size;
    }
    if (window < 0 || window > LARGEST_WINDOW) {
      throw new IOException("it needs a window of %,d bytes".formatted(window));
    }
    isInFrame = true;
    read = 0;
    written = 0;
    literals = new LiteralsSection();
    sequences = new Sequences();
    return true;
  }

  private void readBlock() throws IOException {
    int header = source.u8(at) | source.u8(at + 1) << 8 | source.u8(at + 2) << 16;
    at += 3;
    int size = header >> 3;
    require(size <= LARGEST_BLOCK);
    makeRoom(LARGEST_BLOCK);
    switch (header >> 1 & 3) {
      case 0 -> {
        source.copy(at, history, written, size);
        written += size;
        at += size;
      }
      case 1 -> {
        Arrays.fill(history, written, written + size, (byte) source.u8(at));
        written += size;
        at++;
      }
      case 2 -> {
        readCompressed(source.copy(at, size));
        at += size;
      }
      default -> throw new IOException("a block of reserved type");
    }
    if ((header & 1) != 0) {
      isInFrame = false;
      at += hasChecksum ? 4 : 0;
    }
  }

  private void readCompressed(byte[] block) throws IOException {
    literals.read(block, block.length);
    literalsUsed = 0;
    int start = written;
    sequences.read(block, literals.end(), block.length, this::copy);
    putLiterals(literals.size() - literalsUsed);
    require(written - start <= LARGEST_BLOCK);
  }

  private void copy(int count, long offset, int match) throws IOException {
    putLiterals(count);
    require(offset <= written && match <= history.length - written);
    int from = written - (int) offset;
    if (offset >= match) {
      System.arraycopy(history, from, history, written, match);
    } else {
      for (int i = 0; i < match; i++) {
        history[written + i] = history[from + i];
      }
    }
    written += match;
  }

  private void putLiterals(int count) throws IOException {
    require(
        count >= 0 && literalsUsed + count <= literals.size() && count <= history.length - written);
    System.arraycopy(literals.literals(), literalsUsed, history, written, count);
    literalsUsed += count;
    written += count;
  }

  /// Drops what lies further back than the window, or grows as long as less than the window is
  /// held.
  private void makeRoom(int room) {
    if (history.length - written >= room) {
      return;
    }
    int kept = (int) Math.min(written, window);
    int wanted = kept + Math.max(room * 2, kept / 2);
    byte[] target = wanted > history.length ? new byte[wanted] : history;
    System.arraycopy(history, written - kept, target, 0, kept);
    history = target;
    read = kept;
    written = kept;
  }
}
