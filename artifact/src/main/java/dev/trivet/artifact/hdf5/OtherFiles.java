package dev.trivet.artifact.hdf5;

import dev.trivet.artifact.config.Places;

/// Judges names of other files that data come from.
final class OtherFiles {
  private OtherFiles() {}

  static void report(Hdf5File file, long at, String what, String target) {
    boolean isOutside = Places.leadsOut(target) || target.startsWith(".");
    file.report(
        isOutside ? Hdf5Rules.FILE_OUTSIDE : Hdf5Rules.OTHER_FILE,
        at,
        "%s: %s".formatted(what, target));
  }
}
