package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.integrity.form.Malformed;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Paths of a model that are not part of it, with all that lies below them. Each is a whole path
/// from the model's directory: `cache` is not `data/cache`, and there are no patterns.
public final class IgnoredPaths {
  /// What every signer and verifier of OMS leaves out.
  private static final List<String> GIT =
      List.of(".git", ".gitattributes", ".github", ".gitignore");

  private final SortedSet<String> paths;

  private IgnoredPaths(Collection<String> paths) {
    this.paths = new TreeSet<>(paths);
  }

  /// The files git keeps for itself.
  public static IgnoredPaths standard() {
    return new IgnoredPaths(GIT);
  }

  /// These and others.
  ///
  /// @throws Malformed for a path that is not below the directory, or has a pattern
  public IgnoredPaths and(Collection<String> others) throws Malformed {
    var all = new TreeSet<>(paths);
    for (String other : others) {
      all.add(checked(other));
    }
    return new IgnoredPaths(all);
  }

  private static String checked(String path) throws Malformed {
    String plain = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    boolean isPattern = plain.chars().anyMatch(c -> "*?[".indexOf(c) >= 0);
    if (isPattern || !ResourceName.isCanonical(plain)) {
      throw new Malformed(
          "'%s' cannot be ignored: it must be a path below the model's directory, without patterns"
              .formatted(path));
    }
    return plain;
  }

  /// Whether the path or one above it is ignored.
  boolean covers(String name) {
    if (paths.contains(name)) {
      return true;
    }
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      if (paths.contains(name.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }

  public List<String> sorted() {
    return List.copyOf(paths);
  }
}
