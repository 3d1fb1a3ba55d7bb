package dev.trivet.cli;

/// How a command ended, for scripts. A contract: the numbers never change.
public enum ExitCode {
  /// It did what it was asked.
  FINE(0),
  /// It did, and found something at or above the threshold asked for.
  FINDINGS(1),
  /// It was not understood.
  USAGE(2),
  /// What it was given is not as it should be, or it would have overwritten something.
  REFUSED(3),
  /// Something else kept it from running: a file that is not there, a full disk, our own mistake.
  COULD_NOT_RUN(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }
}
