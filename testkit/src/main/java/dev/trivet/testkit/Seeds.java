package dev.trivet.testkit;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Runs a law on many seeded cases and says which seed broke it.
public final class Seeds {
  private Seeds() {}

  /// A generator that gives the same numbers for the same seed on every machine.
  public static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// Runs `law` once for each seed from 1 to `cases`.
  ///
  /// @throws AssertionError naming the seed, so that it can be run alone
  public static void forAll(int cases, Consumer<RandomGenerator> law) {
    for (long seed = 1; seed <= cases; seed++) {
      try {
        law.accept(random(seed));
      } catch (AssertionError | RuntimeException broken) {
        throw new AssertionError("broken for seed " + seed + ": " + broken.getMessage(), broken);
      }
    }
  }
}
