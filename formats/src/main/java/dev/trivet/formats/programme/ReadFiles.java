package dev.trivet.formats.programme;

import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.ReadYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Finds and reads the YAML and JSON files of a directory, or one file. Links that lead out of the
/// directory are refused, and how many files and how deep is bounded.
public final class ReadFiles {
  private static final int MOST_FILES = 20_000;
  private static final int DEEPEST = 16;

  private final Problems problems;

  public ReadFiles(Problems problems) {
    this.problems = problems;
  }

  /// Every document below `path`, in the order of file names.
  public List<Node.Mapping> under(Path path) {
    if (!Files.exists(path)) {
      problems.add(Kind.UNREADABLE_FILE, start(path.toString()), "is not there", "check the path");
      return List.of();
    }
    if (!Files.isDirectory(path)) {
      return ReadYaml.file(path, path.toString(), problems);
    }
    var all = new ArrayList<Node.Mapping>();
    for (Path file : files(path)) {
      String name = path.relativize(file).toString().replace('\\', '/');
      if (staysWithin(path, file, name)) {
        all.addAll(ReadYaml.file(file, name, problems));
      }
    }
    return all;
  }

  private List<Path> files(Path directory) {
    try (Stream<Path> walk = Files.walk(directory, DEEPEST)) {
      List<Path> files =
          walk.filter(file -> isDocument(directory, file)).limit(MOST_FILES + 1L).sorted().toList();
      if (files.size() > MOST_FILES) {
        problems.add(
            Kind.TOO_LARGE, start(directory.toString()), "holds more than 20,000 documents", "");
        return List.of();
      }
      return files;
    } catch (IOException | UncheckedIOException e) {
      problems.add(
          Kind.UNREADABLE_FILE,
          start(directory.toString()),
          "cannot be listed",
          "check that it is readable");
      return List.of();
    }
  }

  private static boolean isDocument(Path directory, Path file) {
    Path within = directory.relativize(file);
    for (Path part : within) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    boolean named = name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json");
    return named && !Files.isDirectory(file);
  }

  private boolean staysWithin(Path directory, Path file, String name) {
    if (!Files.isSymbolicLink(file)) {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
    try {
      if (file.toRealPath().startsWith(directory.toRealPath())) {
        return false; // what it leads to is read in its own place
      }
      problems.add(
          Kind.OUTSIDE_DIRECTORY,
          start(name),
          "is a link that leads out of the directory",
          "copy the file into the directory");
    } catch (IOException e) {
      problems.add(Kind.UNREADABLE_FILE, start(name), "is a link that leads nowhere", "remove it");
    }
    return false;
  }

  private static Position start(String name) {
    return new Position(name, 1, 1);
  }
}
