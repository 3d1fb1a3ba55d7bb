package dev.trivet.measure.handover;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.statistics.Proportion;
import java.util.Locale;

/// How often something went right.
///
/// @param name what: `all`, `class 3`, `linf 0.1`
public record Tally(String name, long hits, long trials) {
  public Tally {
    if (hits < 0 || hits > trials) {
      throw new IllegalArgumentException(name + ": " + hits + " of " + trials);
    }
  }

  /// `0.953 [0.931, 0.969]`; nothing of nothing.
  public String shown() {
    if (trials == 0) {
      return "none";
    }
    var share = new Proportion(hits, trials);
    Interval interval = share.clopperPearson(Proportion.USUAL);
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", share.rate(), interval.low(), interval.high());
  }
}
