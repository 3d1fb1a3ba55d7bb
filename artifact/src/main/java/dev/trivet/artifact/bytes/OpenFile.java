package dev.trivet.artifact.bytes;

import java.io.IOException;
import java.nio.file.Path;

/// Opens a file to be read, such as [MappedFile#copyOrMap].
@FunctionalInterface
public interface OpenFile {
  MappedFile open(Path file) throws IOException;
}
