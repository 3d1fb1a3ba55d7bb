package dev.trivet.artifact.archive;

/// Whether the names in an archive stay within the directory they are unpacked to.
final class EntryNames {
  private EntryNames() {}

  /// Whether a file of that name would be written elsewhere: it is absolute, or climbs out.
  static boolean leadsOut(String name) {
    return isAbsolute(name) || climbs("", name);
  }

  /// Whether a symbolic link leads out: its target is read from the folder the link lies in.
  static boolean linkLeadsOut(String link, String target) {
    int slash = link.replace('\\', '/').lastIndexOf('/');
    return isAbsolute(target) || climbs(slash < 0 ? "" : link.substring(0, slash), target);
  }

  private static boolean isAbsolute(String name) {
    boolean hasDrive =
        name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0));
    return name.startsWith("/") || name.startsWith("\\") || name.startsWith("~/") || hasDrive;
  }

  /// Whether the path goes above where it began, at any step.
  private static boolean climbs(String from, String path) {
    int depth = 0;
    for (String step : (from + "/" + path).split("[/\\\\]+", -1)) {
      if (step.equals("..")) {
        depth--;
      } else if (!step.isEmpty() && !step.equals(".")) {
        depth++;
      }
      if (depth < 0) {
        return true;
      }
    }
    return false;
  }
}
