package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import java.io.InputStream;

/// Bytes as a stream, for decoders that want one.
final class BytesStream extends InputStream {
  private static final int CHUNK = 1 << 14;

  private final Bytes bytes;
  private final byte[] chunk = new byte[CHUNK];
  private long next;
  private int at;
  private int filled;

  BytesStream(Bytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    return fill() ? chunk[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int part = Math.min(length, filled - at);
    System.arraycopy(chunk, at, into, offset, part);
    at += part;
    return part;
  }

  private boolean fill() {
    if (at < filled) {
      return true;
    }
    filled = bytes.copyAvailable(next, chunk);
    next += filled;
    at = 0;
    return filled > 0;
  }

  @Override
  public int available() {
    return filled - at;
  }
}
