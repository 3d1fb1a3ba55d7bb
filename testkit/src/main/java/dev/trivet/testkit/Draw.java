package dev.trivet.testkit;

import dev.trivet.shared.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Choices drawn from a seeded generator.
public final class Draw {
  private final RandomGenerator random;

  public Draw(RandomGenerator random) {
    this.random = random;
  }

  /// @return true in `share` of the cases, from 0 to 1
  public boolean chance(double share) {
    return random.nextDouble() < share;
  }

  /// @return a number from 0 to `bound` - 1
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /// @return a number from `least` to `most`, both included
  public int between(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  public <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  @SafeVarargs
  public final <T> T oneOf(T first, T... others) {
    int index = random.nextInt(others.length + 1);
    return index == 0 ? first : others[index - 1];
  }

  /// @return between `least` and `most` different places of `list`, as far as there are that many,
  ///   in a drawn order
  public <T> List<T> some(List<T> list, int least, int most) {
    int wanted = Math.min(list.size(), between(least, most));
    var left = new ArrayList<>(list);
    var chosen = new ArrayList<T>(wanted);
    while (chosen.size() < wanted) {
      int index = random.nextInt(left.size());
      chosen.add(left.get(index));
      left.set(index, left.getLast());
      left.removeLast();
    }
    return List.copyOf(chosen);
  }

  public <T> List<T> shuffled(List<T> list) {
    return some(list, list.size(), list.size());
  }

  /// @return a time from nothing to just under `limit`, to the nanosecond
  public Duration within(Duration limit) {
    return Duration.ofSeconds(
        random.nextLong(Math.max(1, limit.toSeconds())), random.nextInt(1_000_000_000));
  }

  public Digest digest() {
    var hex = new StringBuilder("sha256:");
    for (int i = 0; i < 4; i++) {
      hex.append("%016x".formatted(random.nextLong()));
    }
    return new Digest(hex.toString());
  }

  /// @return a name no other draw is likely to give
  public String name(String start) {
    return start + "-" + Long.toHexString(random.nextLong());
  }
}
