package dev.trivet.measure.statistics;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Seeded generators.
public final class Chance {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Chance() {}

  /// The generator of one seed: the same numbers on every machine.
  public static RandomGenerator of(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// The generator of one of many streams under a seed, so that what happens to sample 17 does not
  /// depend on which other samples there are.
  public static RandomGenerator of(long seed, long stream) {
    return of(mixed(seed ^ mixed(stream + GOLDEN)));
  }

  /// The numbers from 0 to `n - 1` in a drawn order (Fisher-Yates).
  public static int[] permutation(int n, RandomGenerator random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order, random);
    return order;
  }

  public static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[other];
      order[other] = kept;
    }
  }

  /// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): near seeds give far states.
  private static long mixed(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
