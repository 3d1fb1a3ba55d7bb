package dev.trivet.artifact.layout;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.bytes.MappedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

/// One file of a directory, or of an archive that is unpacked to one.
public sealed interface FileEntry {
  /// Relative to the directory, with `/`.
  String name();

  /// Reads it. The bytes are gone afterwards.
  ///
  /// @throws IOException when it cannot be opened
  <T> T read(Function<Bytes, T> reading) throws IOException;

  /// The folder it lies in, with a `/` at the end; empty for the directory itself.
  default String folder() {
    return name().substring(0, name().lastIndexOf('/') + 1);
  }

  /// The name without its folders.
  default String lastName() {
    return name().substring(name().lastIndexOf('/') + 1);
  }

  record OnDisk(Path file, String name) implements FileEntry {
    @Override
    public <T> T read(Function<Bytes, T> reading) throws IOException {
      try (MappedFile mapped = MappedFile.open(file)) {
        return reading.apply(mapped.bytes());
      }
    }
  }

  record InArchive(Bytes bytes, String name) implements FileEntry {
    @Override
    public <T> T read(Function<Bytes, T> reading) {
      return reading.apply(bytes);
    }
  }
}
