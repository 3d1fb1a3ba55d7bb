package dev.trivet.artifact.integrity.manifest;

import java.util.List;

/// The form a file's name has in a manifest: a path from the model's directory with `/`, without
/// `.`, `..` or empty parts.
public final class ResourceName {
  private ResourceName() {}

  public static boolean isCanonical(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      return false;
    }
    for (String part : List.of(name.split("/", -1))) {
      if (part.isEmpty() || part.equals(".") || part.equals("..")) {
        return false;
      }
    }
    return true;
  }
}
