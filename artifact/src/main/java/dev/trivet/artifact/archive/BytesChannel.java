package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/// Bytes as a channel, for readers that want one.
final class BytesChannel implements SeekableByteChannel {
  private final Bytes bytes;
  private long position;
  private boolean isOpen = true;

  BytesChannel(Bytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read(ByteBuffer into) {
    byte[] part = new byte[Math.min(into.remaining(), 1 << 16)];
    int filled = bytes.copyAvailable(position, part);
    into.put(part, 0, filled);
    position += filled;
    return filled == 0 && into.hasRemaining() ? -1 : filled;
  }

  @Override
  public int write(ByteBuffer from) {
    throw new NonWritableChannelException();
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public SeekableByteChannel position(long newPosition) {
    position = newPosition;
    return this;
  }

  @Override
  public long size() {
    return bytes.size();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }

  @Override
  public boolean isOpen() {
    return isOpen;
  }

  @Override
  public void close() {
    isOpen = false;
  }
}
