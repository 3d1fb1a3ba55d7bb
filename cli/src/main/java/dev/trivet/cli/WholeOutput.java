package dev.trivet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Output files that appear together or not at all: they are written to a folder beside their place
/// and moved when all of them are whole.
final class WholeOutput implements AutoCloseable {
  private final Path target;
  private final Path folder;

  private WholeOutput(Path target, Path folder) {
    this.target = target;
    this.folder = folder;
  }

  /// @param target the directory the files are to stand in; made when it is not there
  static WholeOutput into(Path target) throws IOException {
    Path absolute = target.toAbsolutePath().normalize();
    Path beside = absolute.getParent() == null ? absolute : absolute.getParent();
    Files.createDirectories(beside);
    return new WholeOutput(absolute, Files.createTempDirectory(beside, ".trivet-"));
  }

  /// Where to write.
  Path folder() {
    return folder;
  }

  /// Every file written so far, relative to [#folder].
  List<Path> files() throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).map(folder::relativize).sorted().toList();
    }
  }

  void moveIntoPlace() throws IOException {
    if (!Files.exists(target)) {
      Files.createDirectory(target);
    }
    for (Path file : files()) {
      Path to = target.resolve(file);
      Files.createDirectories(to.getParent());
      Files.move(folder.resolve(file), to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// Removes what was not moved.
  @Override
  public void close() throws IOException {
    var all = new ArrayList<Path>();
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.sorted(Comparator.reverseOrder()).forEach(all::add);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
