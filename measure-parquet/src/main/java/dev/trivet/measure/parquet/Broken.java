package dev.trivet.measure.parquet;

import dev.trivet.measure.result.Problem;

/// A file that is not what it says it is.
final class Broken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Broken(String what) {
    super(what);
  }

  static Problem problem(String name, Exception cause) {
    return new Problem(
        Problem.Kind.UNREADABLE_DATA,
        name + " cannot be read as Parquet: " + cause.getMessage(),
        "write it again");
  }

  static void unless(boolean holds, String what) {
    if (!holds) {
      throw new Broken(what);
    }
  }
}
