package dev.trivet.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where a programme lies in its repository, for code hosts that name files from the root.
final class Repository {
  private Repository() {}

  /// @return the path from the root of the repository, with `/`; empty when it is the root or there
  ///   is no repository
  static String pathOf(Path directory) throws IOException {
    Path real = directory.toRealPath();
    for (Path root = real; root != null; root = root.getParent()) {
      if (Files.exists(root.resolve(".git"))) {
        return root.relativize(real).toString().replace('\\', '/');
      }
    }
    return "";
  }
}
