package dev.trivet.redteam.figure;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.statistics.Quantiles;
import dev.trivet.measure.statistics.SampleSize;
import java.util.Optional;

/// What may be said of "the rate is under the limit".
///
/// @param have how many independent trials there are
/// @param need how many it takes, even when none of them hits
public record Claim(Word word, double limit, long have, long need) {

  /// What the data says to it.
  public enum Word {
    /// The whole interval lies under the limit.
    SHOWN,
    /// The whole interval lies above it.
    CONTRADICTED,
    /// The interval holds the limit; more of the same could decide.
    UNDECIDED,
    /// So few trials could not show it, whatever they came to.
    NOT_ENOUGH_DATA
  }

  /// How probes were tried.
  enum Trials {
    INDEPENDENT,
    REPEATED
  }

  /// Whether the data could have decided it. Only then is the figure worth recording.
  public boolean couldBeDecided() {
    return word == Word.SHOWN || word == Word.CONTRADICTED || word == Word.UNDECIDED;
  }

  static Claim under(double limit, Rate rate, Trials trials) {
    long have = (long) Math.floor(rate.trials());
    long need =
        switch (trials) {
          case INDEPENDENT -> SampleSize.withoutHits(limit, Rate.CONFIDENCE);
          case REPEATED -> needRepeated(limit);
        };
    return new Claim(word(limit, rate.interval(), have, need), limit, have, need);
  }

  private static Word word(double limit, Optional<Interval> interval, long have, long need) {
    if (interval.isEmpty()) {
      return Word.NOT_ENOUGH_DATA;
    }
    if (interval.get().high() < limit) {
      return Word.SHOWN;
    }
    if (interval.get().low() > limit) {
      return Word.CONTRADICTED;
    }
    return have < need ? Word.NOT_ENOUGH_DATA : Word.UNDECIDED;
  }

  /// Where Wilson's upper end with Student's quantile comes under the limit without a hit.
  private static long needRepeated(double limit) {
    for (long n = 2; ; n++) {
      double t = Quantiles.student(n - 1.0, (1 + Rate.CONFIDENCE) / 2);
      if (t * t / (n + t * t) < limit) {
        return n;
      }
    }
  }
}
