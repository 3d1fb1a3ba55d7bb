package dev.trivet.bom.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the one model in an entry of the hub's cache, which keeps a snapshot for each commit.
final class Snapshot {
  private Snapshot() {}

  /// The snapshot that `refs/main` names, or the only one; the directory itself when it is no entry
  /// of a cache.
  static Path of(Path model) throws IOException {
    Path snapshots = model.resolve("snapshots");
    if (!Files.isDirectory(snapshots)) {
      return model;
    }
    Optional<Path> named = main(model).map(snapshots::resolve).filter(Files::isDirectory);
    if (named.isPresent()) {
      return named.get();
    }
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(snapshots)) {
      entries.forEach(all::add);
    }
    return all.size() == 1 ? all.getFirst() : model;
  }

  private static Optional<String> main(Path model) throws IOException {
    Path ref = model.resolve("refs").resolve("main");
    if (!Files.isRegularFile(ref) || Files.size(ref) > 100) {
      return Optional.empty();
    }
    return Optional.of(Files.readString(ref, StandardCharsets.ISO_8859_1).strip())
        .filter(Hub::isCommit);
  }
}
