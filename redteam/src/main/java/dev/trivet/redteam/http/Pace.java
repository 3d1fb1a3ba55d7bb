package dev.trivet.redteam.http;

/// Spreads requests over time.
final class Pace {
  private static final double NANOS = 1e9;

  private final long between;
  private long next = System.nanoTime();

  Pace(double perSecond) {
    this.between = (long) (NANOS / perSecond);
  }

  /// Waits for its turn.
  void await() throws InterruptedException {
    long wait = reserved() - System.nanoTime();
    if (wait > 0) {
      Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
    }
  }

  private synchronized long reserved() {
    long turn = Math.max(next, System.nanoTime());
    next = turn + between;
    return turn;
  }
}
