package dev.trivet.artifact.bytes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file's bytes for reading, mapped into memory whatever their number. Only the thread that
/// opened it may read and close it; the bytes are gone once it is closed.
public final class MappedFile implements AutoCloseable {
  /// Above this a copy costs more memory than it is worth.
  private static final long LARGEST_COPY = 16 << 20;

  private final Arena arena;
  private final Bytes bytes;
  private final boolean isCopy;

  private MappedFile(Arena arena, MemorySegment segment, boolean isCopy) {
    this.arena = arena;
    this.bytes = new SegmentBytes(segment);
    this.isCopy = isCopy;
  }

  /// @throws IOException when it cannot be opened or mapped
  public static MappedFile open(Path file) throws IOException {
    return open(file, -1);
  }

  /// A small file is read into memory, so that everybody who looks at these bytes sees the same,
  /// whatever becomes of the file; a large one is mapped, and shows what is written to it
  /// meanwhile.
  ///
  /// @throws IOException when it cannot be opened, read or mapped
  public static MappedFile copyOrMap(Path file) throws IOException {
    return open(file, LARGEST_COPY);
  }

  private static MappedFile open(Path file, long mostCopied) throws IOException {
    Arena arena = Arena.ofConfined();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      boolean isCopy = size <= mostCopied;
      return new MappedFile(
          arena,
          isCopy
              ? copy(channel, arena.allocate(size))
              : channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena),
          isCopy);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private static MemorySegment copy(FileChannel channel, MemorySegment into) throws IOException {
    ByteBuffer buffer = into.asByteBuffer();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        throw new IOException("it became shorter while it was read");
      }
    }
    return into.asReadOnly();
  }

  public Bytes bytes() {
    return bytes;
  }

  /// Whether these bytes stay what they are when somebody writes to the file.
  public boolean isCopy() {
    return isCopy;
  }

  @Override
  public void close() {
    arena.close();
  }
}
