package dev.trivet.artifact.bytes;

import java.util.Optional;

/// A part of a compressed stream, inflated as far as it is looked at.
public final class InflatedBytes extends Bytes {
  private static final long OPEN = -1;

  private final Inflation inflation;
  private final long start;
  private final long length;

  private InflatedBytes(Inflation inflation, long start, long length) {
    this.inflation = inflation;
    this.start = start;
    this.length = length;
  }

  /// @param opener opens the stream from its beginning, as often as needed
  /// @param meter told of everything that comes out; may throw to stop
  public static Bytes of(Opener opener, Meter meter) {
    return new InflatedBytes(new Inflation(opener, meter), 0, OPEN);
  }

  @Override
  public long size() {
    return length == OPEN ? inflation.size() - start : length;
  }

  @Override
  public boolean isRandomAccess() {
    return false;
  }

  @Override
  public boolean isAtHand(long at) {
    return inflation.isAtHand(start + at);
  }

  @Override
  public boolean has(long at, long count) {
    if (at < 0 || count < 0 || at + count < 0) {
      return false;
    }
    return length == OPEN
        ? inflation.reaches(start + at + count)
        : at + count <= length && !inflation.isKnownToEndBefore(start + at + count);
  }

  @Override
  public int u8(long at) {
    check(at, 1);
    long place = start + at;
    byte[] page = inflation.page(place / Inflation.PAGE);
    int within = (int) (place % Inflation.PAGE);
    if (within >= page.length) {
      throw new BeyondEnd(at, 1, length);
    }
    return page[within] & 0xff;
  }

  @Override
  public void copy(long at, byte[] into, int offset, int count) {
    check(at, count);
    if (copyInto(at, into, offset, count) < count) {
      throw new BeyondEnd(at, count, length);
    }
  }

  @Override
  public int copyAvailable(long at, byte[] into) {
    if (at < 0 || (length != OPEN && at >= length)) {
      return 0;
    }
    int most = length == OPEN ? into.length : (int) Math.min(into.length, length - at);
    return copyInto(at, into, 0, most);
  }

  private int copyInto(long at, byte[] into, int offset, int count) {
    int copied = 0;
    while (copied < count) {
      long place = start + at + copied;
      byte[] page = inflation.page(place / Inflation.PAGE);
      int within = (int) (place % Inflation.PAGE);
      int part = Math.min(count - copied, page.length - within);
      if (part <= 0) {
        return copied;
      }
      System.arraycopy(page, within, into, offset + copied, part);
      copied += part;
    }
    return copied;
  }

  @Override
  public Bytes slice(long from, long count) {
    check(from, count);
    return new InflatedBytes(inflation, start + from, count);
  }

  @Override
  public Bytes from(long from) {
    check(from, 0);
    return new InflatedBytes(inflation, start + from, length == OPEN ? OPEN : length - from);
  }

  @Override
  public Optional<String> damage() {
    return inflation.damage();
  }

  private void check(long at, long count) {
    if (at < 0 || count < 0 || (length != OPEN && (at > length || count > length - at))) {
      throw new BeyondEnd(at, count, length);
    }
  }
}
