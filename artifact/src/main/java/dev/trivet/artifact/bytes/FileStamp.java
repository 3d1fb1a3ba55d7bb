package dev.trivet.artifact.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What a file system says of a file without reading it: two stamps that differ show that the file
/// changed between them.
///
/// @param changed when anything about the file was last changed. The system keeps it and programs
///   cannot set it, as they can the time of writing; nothing where there is no such time
/// @param identity which file it is, whatever its name
public record FileStamp(long size, Instant written, Optional<Instant> changed, String identity) {
  /// Within this a clock may not have ticked: what follows a change may bear the same time.
  private static final Duration TICK = Duration.ofSeconds(2);

  public static FileStamp of(Path file) throws IOException {
    var said = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(
        said.size(),
        said.lastModifiedTime().toInstant(),
        changed(file),
        String.valueOf(said.fileKey()));
  }

  private static Optional<Instant> changed(Path file) throws IOException {
    boolean isKept = file.getFileSystem().supportedFileAttributeViews().contains("unix");
    return isKept && Files.getAttribute(file, "unix:ctime") instanceof FileTime time
        ? Optional.of(time.toInstant())
        : Optional.empty();
  }

  /// Whether every later change by writing to the file shows in another stamp.
  ///
  /// @param taken when the stamp was
  public boolean tellsOfWrites(Instant taken) {
    return changed.isPresent() && changed.get().plus(TICK).isBefore(taken);
  }
}
