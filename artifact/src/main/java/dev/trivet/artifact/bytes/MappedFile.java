package dev.trivet.artifact.bytes;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A file mapped into memory for reading, of any size. Only the thread that opened it may read and
/// close it; the bytes are gone once it is closed.
public final class MappedFile implements AutoCloseable {
  private final Arena arena;
  private final Bytes bytes;

  private MappedFile(Arena arena, Bytes bytes) {
    this.arena = arena;
    this.bytes = bytes;
  }

  /// @throws IOException when it cannot be opened or mapped
  public static MappedFile open(Path file) throws IOException {
    Arena arena = Arena.ofConfined();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      return new MappedFile(
          arena, new SegmentBytes(channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena)));
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  public Bytes bytes() {
    return bytes;
  }

  @Override
  public void close() {
    arena.close();
  }
}
