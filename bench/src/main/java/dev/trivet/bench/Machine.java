package dev.trivet.bench;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.SplittableRandom;

/// The machine the figures come from.
final class Machine {
  private static final int KEYS = 200_000;

  private Machine() {}

  /// How long it takes for a fixed piece of work that has nothing to do with Trivet, so that
  /// figures from different machines can be held side by side.
  ///
  /// @return milliseconds
  static double pace() {
    return new Measured(new Rounds(3, 5).of(Machine::work)).median();
  }

  /// Hashing, chasing pointers and arithmetic, as our own work is.
  private static Object work() {
    var random = new SplittableRandom(1);
    var map = new HashMap<Long, Long>();
    for (int i = 0; i < KEYS; i++) {
      map.merge(random.nextLong(KEYS / 4), random.nextLong(), Long::sum);
    }
    long sum = 0;
    for (long value : map.values()) {
      sum += Long.numberOfTrailingZeros(value) * 31L;
    }
    return sum;
  }

  /// How many threads of the whole machine wanted to run over the last minute: above the number of
  /// processors the figures are worth little.
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /// The heap in use once everything that can go has gone.
  ///
  /// @return megabytes
  static double heap() {
    var memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < 3; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed() / 1e6;
  }
}
