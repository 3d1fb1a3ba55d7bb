package dev.trivet.artifact.layout;

import java.nio.file.Path;

/// One file of a directory.
///
/// @param name relative to the directory, with `/`
public record FileEntry(Path file, String name) {
  /// The folder it lies in, with a `/` at the end; empty for the directory itself.
  public String folder() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
