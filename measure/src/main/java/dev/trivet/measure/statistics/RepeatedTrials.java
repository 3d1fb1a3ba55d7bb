package dev.trivet.measure.statistics;

import dev.trivet.measure.result.Interval;
import java.util.Arrays;

/// Trials in groups that resemble each other: several generations for each prompt.
///
/// Pooled as if independent they give intervals that cover 58 to 82 % where they claim 95. Here the
/// spread between groups says how many independent trials they are worth, and Student's quantile
/// pays for knowing that spread from few groups (Korn and Graubard, Survey Methodology 24, 1998;
/// Wilson form by Dean and Pagano, J. Survey Statistics and Methodology 3, 2015).
public final class RepeatedTrials {
  private final long[] hits;
  private final long[] trials;

  /// @param hits of each group
  /// @param trials of each group, at least one
  public RepeatedTrials(long[] hits, long[] trials) {
    if (hits.length != trials.length || hits.length == 0) {
      throw new IllegalArgumentException(
          hits.length + " groups of hits, " + trials.length + " of trials");
    }
    for (int i = 0; i < hits.length; i++) {
      if (trials[i] < 1 || hits[i] < 0 || hits[i] > trials[i]) {
        throw new IllegalArgumentException(hits[i] + " hits in " + trials[i] + " trials");
      }
    }
    this.hits = hits.clone();
    this.trials = trials.clone();
  }

  public Proportion pooled() {
    return new Proportion(Arrays.stream(hits).sum(), Arrays.stream(trials).sum());
  }

  public int groups() {
    return hits.length;
  }

  /// How many independent trials these are worth: between the number of groups and the number of
  /// trials. With no spread to estimate from (all hit or none did) a group counts once.
  public double effectiveTrials() {
    Proportion pooled = pooled();
    double rate = pooled.rate();
    double variance = varianceOfRate(rate, pooled.trials());
    if (variance == 0) {
      return rate == 0 || rate == 1 ? groups() : pooled.trials();
    }
    return Math.clamp(rate * (1 - rate) / variance, groups(), (double) pooled.trials());
  }

  /// Wilson's interval on the effective number of trials, with Student's quantile for one degree of
  /// freedom fewer than there are groups.
  ///
  /// @throws IllegalStateException for a single group: nothing shows how groups differ
  public Interval wilson(double confidence) {
    if (groups() < 2) {
      throw new IllegalStateException("one group cannot show how groups differ");
    }
    double t = Quantiles.student(groups() - 1.0, (1 + confidence) / 2);
    return Proportion.wilson(pooled().rate(), effectiveTrials(), t, confidence);
  }

  private double varianceOfRate(double rate, long all) {
    double squares = 0;
    for (int i = 0; i < hits.length; i++) {
      double off = hits[i] - rate * trials[i];
      squares += off * off;
    }
    return groups() < 2 ? 0 : groups() / (groups() - 1.0) * squares / ((double) all * all);
  }
}
