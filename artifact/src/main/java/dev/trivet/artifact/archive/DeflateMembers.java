package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Members of gzip, one behind the other, as Python and `gunzip` read them. The JDK's own reader
/// says nothing of what follows the last; here that is damage, after all that could be read.
final class DeflateMembers extends InputStream {
  private static final int HEAD = 10;
  private static final int TAIL = 8;
  private static final int CHUNK = 1 << 14;
  private static final int LONGEST_TEXT = 1 << 16;

  private final Bytes bytes;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 sum = new CRC32();
  private final byte[] input = new byte[CHUNK];
  private final byte[] one = new byte[1];

  /// Where the inflater's input ends.
  private long fed;

  private long length;
  private boolean isInMember;
  private boolean isFirst = true;

  DeflateMembers(Bytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws IOException {
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    while (isInMember || begin()) {
      try {
        int produced = inflater.inflate(into, offset, count);
        if (produced > 0) {
          sum.update(into, offset, produced);
          length += produced;
          return produced;
        }
      } catch (DataFormatException e) {
        throw new IOException("broken deflate data: " + e.getMessage(), e);
      }
      if (inflater.finished()) {
        end();
      } else if (inflater.needsDictionary() || !feed()) {
        throw new IOException("the stream ends in the middle of a member");
      }
    }
    return -1;
  }

  private boolean feed() {
    int filled = bytes.copyAvailable(fed, input);
    inflater.setInput(input, 0, filled);
    fed += filled;
    return filled > 0;
  }

  /// Begins the next member, if there is one.
  private boolean begin() throws IOException {
    if (!bytes.has(fed, 1)) {
      return false;
    }
    if (!bytes.startsWith(fed, "\u001f\u008b\b")) {
      if (isPadding()) {
        return false;
      }
      throw new IOException("other bytes follow the last member at %,d".formatted(fed));
    }
    if (!bytes.has(fed, HEAD)) {
      throw new IOException("a member's head is cut short");
    }
    fed = afterHead(fed);
    inflater.reset();
    sum.reset();
    length = 0;
    isInMember = true;
    isFirst = false;
    return true;
  }

  private boolean isPadding() {
    byte[] rest = new byte[CHUNK];
    int filled = bytes.copyAvailable(fed, rest);
    for (int i = 0; i < filled; i++) {
      if (rest[i] != 0) {
        return false;
      }
    }
    return !isFirst && filled < CHUNK;
  }

  /// Past the extra field, the name, the comment and the head's own sum, as the flags say.
  private long afterHead(long head) throws IOException {
    int flags = bytes.u8(head + 3);
    long at = head + HEAD;
    if ((flags & 4) != 0) {
      at += bytes.has(at, 2) ? 2 + bytes.u16le(at) : 2;
    }
    if ((flags & 8) != 0) {
      at = afterText(at);
    }
    if ((flags & 16) != 0) {
      at = afterText(at);
    }
    return at + ((flags & 2) != 0 ? 2 : 0);
  }

  private long afterText(long from) throws IOException {
    return bytes
            .indexOf(0, from, from + LONGEST_TEXT)
            .orElseThrow(() -> new IOException("a member's head has a text without end"))
        + 1;
  }

  private void end() throws IOException {
    isInMember = false;
    long tail = fed - inflater.getRemaining();
    fed = tail + TAIL;
    if (!bytes.has(tail, TAIL)) {
      throw new IOException("a member's sum is cut short");
    }
    if (bytes.u32le(tail) != sum.getValue() || bytes.u32le(tail + 4) != (length & 0xffff_ffffL)) {
      throw new IOException("a member's sum is wrong");
    }
  }

  @Override
  public void close() {
    inflater.end();
  }
}
