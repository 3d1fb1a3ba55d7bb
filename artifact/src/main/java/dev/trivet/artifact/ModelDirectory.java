package dev.trivet.artifact;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The files under a directory, links resolved as far as they stay within it.
///
/// A Hugging Face cache (`models--org--name` with `blobs` and `snapshots`) keeps its files as links
/// from the snapshots to the blobs: each blob is taken once, under the name it has in a snapshot.
/// An OCI layout needs nothing special: its blobs are files.
///
/// @param files to be scanned, sorted by name
/// @param refused links that lead out, with where to
record ModelDirectory(List<Named> files, List<Named> refused) {
  private static final int MOST_FILES = 200_000;
  private static final Set<String> MARKS =
      Set.of(
          "config.json",
          "saved_model.pb",
          "saved_model.pbtxt",
          "model_index.json",
          "MLmodel",
          "Manifest.json",
          "oci-layout",
          "snapshots",
          "adapter_config.json",
          "tokenizer.json",
          "tokenizer_config.json",
          "genai_config.json",
          "openvino_model.xml",
          "metadata.json");

  /// @param name relative to the directory, with `/`
  record Named(Path file, String name) {}

  /// Whether what lies here is one model, so that it has one result.
  static boolean isOne(Path directory) {
    return MARKS.stream().anyMatch(mark -> Files.exists(directory.resolve(mark)));
  }

  /// @throws IOException when a directory cannot be listed
  static ModelDirectory list(Path directory) throws IOException {
    Path root = directory.toRealPath();
    Path boundary = boundary(root);
    var files = new ArrayList<Named>();
    var refused = new ArrayList<Named>();
    var linked = new HashSet<Path>();
    for (Path file : walk(root)) {
      String name = root.relativize(file).toString().replace('\\', '/');
      if (!Files.isSymbolicLink(file)) {
        files.add(new Named(file, name));
      } else if (!Files.exists(file) || !file.toRealPath().startsWith(boundary)) {
        refused.add(new Named(file, name));
      } else if (Files.isRegularFile(file)) {
        linked.add(file.toRealPath());
        files.add(new Named(file, name));
      }
    }
    files.removeIf(f -> !Files.isSymbolicLink(f.file()) && linked.contains(f.file()));
    return new ModelDirectory(List.copyOf(files), List.copyOf(refused));
  }

  /// A snapshot's links lead to the blobs of its cache entry, so that is as far as they may go.
  private static Path boundary(Path root) {
    for (Path at = root; at != null && at.getFileName() != null; at = at.getParent()) {
      if (at.getFileName().toString().matches("(models|datasets|spaces)--.+")) {
        return at;
      }
    }
    return root;
  }

  private static List<Path> walk(Path root) throws IOException {
    var found = new ArrayList<Path>();
    Deque<Path> directories = new ArrayDeque<>(List.of(root));
    while (!directories.isEmpty()) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(directories.pop())) {
        for (Path entry : entries) {
          if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            directories.push(entry);
          } else {
            found.add(entry);
          }
          if (found.size() + directories.size() > MOST_FILES) {
            throw new IOException("more than %,d files".formatted(MOST_FILES));
          }
        }
      }
    }
    found.sort(null);
    return found;
  }
}
