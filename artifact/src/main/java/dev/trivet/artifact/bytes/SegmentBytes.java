package dev.trivet.artifact.bytes;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/// Bytes that are all there: a mapped file or an array.
final class SegmentBytes extends Bytes {
  private final MemorySegment segment;
  private final long size;

  SegmentBytes(MemorySegment segment) {
    this.segment = segment;
    this.size = segment.byteSize();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public boolean isRandomAccess() {
    return true;
  }

  @Override
  public boolean isAtHand(long at) {
    return true;
  }

  @Override
  public boolean has(long at, long length) {
    return at >= 0 && length >= 0 && at <= size && length <= size - at;
  }

  @Override
  public int u8(long at) {
    if (at < 0 || at >= size) {
      throw new BeyondEnd(at, 1, size);
    }
    return segment.get(ValueLayout.JAVA_BYTE, at) & 0xff;
  }

  @Override
  public void copy(long at, byte[] into, int offset, int length) {
    check(at, length);
    MemorySegment.copy(segment, ValueLayout.JAVA_BYTE, at, into, offset, length);
  }

  @Override
  public int copyAvailable(long at, byte[] into) {
    if (at < 0 || at >= size) {
      return 0;
    }
    int length = (int) Math.min(into.length, size - at);
    copy(at, into, 0, length);
    return length;
  }

  @Override
  public Bytes slice(long from, long length) {
    check(from, length);
    return new SegmentBytes(segment.asSlice(from, length));
  }

  @Override
  public Bytes from(long from) {
    check(from, 0);
    return new SegmentBytes(segment.asSlice(from));
  }

  @Override
  public Optional<String> damage() {
    return Optional.empty();
  }

  private void check(long at, long length) {
    if (!has(at, length)) {
      throw new BeyondEnd(at, length, size);
    }
  }
}
