package dev.trivet.artifact.hdf5;

/// A structure is not what the format says it must be.
final class Hdf5Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long at;

  Hdf5Broken(long at, String why) {
    super(why, null, false, false);
    this.at = at;
  }

  long at() {
    return at;
  }
}
