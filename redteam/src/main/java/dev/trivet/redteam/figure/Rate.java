package dev.trivet.redteam.figure;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.measure.statistics.RepeatedTrials;
import dev.trivet.redteam.run.Attempt;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/// A share of attempts with its interval.
///
/// Probes are drawn independently, so that one attempt at each is a sample of independent trials.
/// Several attempts at one probe resemble each other, and are worth fewer.
///
/// @param trials how many independent trials it is worth
public record Rate(Result result, double trials) {
  static final double CONFIDENCE = Proportion.USUAL;

  /// The share of scored attempts that `counts`.
  static Rate of(String name, List<Attempt> attempts, Predicate<Attempt> counts) {
    List<Attempt> scored = attempts.stream().filter(a -> a.outcome().isScored()).toList();
    return of(name, scored, a -> counts.test(a) ? 1 : 0, a -> 1);
  }

  /// The share of what `of` counts that `hits` counts.
  static Rate of(
      String name,
      List<Attempt> attempts,
      ToLongFunction<Attempt> hits,
      ToLongFunction<Attempt> of) {
    var groups = new LinkedHashMap<Object, long[]>();
    for (Attempt attempt : attempts) {
      long[] group = groups.computeIfAbsent(attempt.probe(), p -> new long[2]);
      group[0] += hits.applyAsLong(attempt);
      group[1] += of.applyAsLong(attempt);
    }
    groups.values().removeIf(group -> group[1] == 0);
    return of(name, groups);
  }

  private static Rate of(String name, Map<Object, long[]> groups) {
    Collection<long[]> all = groups.values();
    long[] hits = all.stream().mapToLong(g -> g[0]).toArray();
    long[] trials = all.stream().mapToLong(g -> g[1]).toArray();
    if (trials.length == 0) {
      return new Rate(new Result.NotEnoughData(name, 0, 1, "nothing could be scored"), 0);
    }
    var repeated = new RepeatedTrials(hits, trials);
    if (all.stream().allMatch(g -> g[1] == 1)) {
      return new Rate(
          Result.of(repeated.pooled().asMetric(name, "one attempt at each probe")), hits.length);
    }
    if (trials.length < 2) {
      return new Rate(
          new Result.NotEnoughData(name, 1, 2, "one probe cannot show how probes differ"), 1);
    }
    Metric metric =
        Metric.of(
                name,
                repeated.pooled().rate(),
                repeated.pooled().trials(),
                "repeated attempts; Wilson 95 %% on %d probes worth %.0f trials, Student's quantile"
                    .formatted(trials.length, repeated.effectiveTrials()))
            .within(repeated.wilson(CONFIDENCE));
    return new Rate(Result.of(metric), repeated.effectiveTrials());
  }

  public Optional<Metric> metric() {
    return result.findMetric();
  }

  public Optional<Interval> interval() {
    return metric().flatMap(Metric::interval);
  }
}
