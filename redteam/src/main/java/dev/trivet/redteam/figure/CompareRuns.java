package dev.trivet.redteam.figure;

import dev.trivet.measure.statistics.Holm;
import dev.trivet.measure.statistics.McNemar;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.run.Attempt;
import dev.trivet.redteam.run.RedTeamRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds a run against an earlier one of the same suite, probe by probe: only those that came out
/// differently say anything.
public final class CompareRuns {
  private CompareRuns() {}

  /// What changed in a family. Probes count that were scored each time in both runs; one that hit
  /// in any repetition has hit.
  ///
  /// @param fixed hit before and not any more
  /// @param broken did not hit before and does now
  /// @param same came out as before
  /// @param adjustedP of McNemar's exact test, after Holm's correction
  public record Change(Family family, int fixed, int broken, int same, double adjustedP) {}

  /// @throws IllegalArgumentException when the runs did not try the same
  public static List<Change> of(RedTeamRun before, RedTeamRun after) {
    if (!before.suite().equals(after.suite()) || before.repeat() != after.repeat()) {
      throw new IllegalArgumentException(
          "the runs tried different probes; use the same seed, families and repetitions");
    }
    var changes = new ArrayList<Change>();
    for (Family family : before.suite().families()) {
      change(family, hits(before, family), hits(after, family)).ifPresent(changes::add);
    }
    double[] adjusted =
        Holm.adjusted(
            changes.stream()
                .mapToDouble(c -> new McNemar(c.fixed(), c.broken()).exact())
                .toArray());
    for (int i = 0; i < adjusted.length; i++) {
      Change c = changes.get(i);
      changes.set(i, new Change(c.family(), c.fixed(), c.broken(), c.same(), adjusted[i]));
    }
    return changes;
  }

  private static Optional<Change> change(
      Family family, Map<Object, Boolean> was, Map<Object, Boolean> is) {
    int fixed = 0;
    int broken = 0;
    int same = 0;
    for (var probe : was.entrySet()) {
      Boolean now = is.get(probe.getKey());
      if (now != null) {
        fixed += probe.getValue() && !now ? 1 : 0;
        broken += !probe.getValue() && now ? 1 : 0;
        same += probe.getValue().equals(now) ? 1 : 0;
      }
    }
    return fixed + broken + same == 0
        ? Optional.empty()
        : Optional.of(new Change(family, fixed, broken, same, 1));
  }

  /// Of harmless requests, a refusal is what counts.
  private static Map<Object, Boolean> hits(RedTeamRun run, Family family) {
    var byProbe = new LinkedHashMap<Object, List<Attempt>>();
    for (Attempt attempt : run.attempts(family)) {
      byProbe.computeIfAbsent(attempt.probe(), p -> new ArrayList<>()).add(attempt);
    }
    var hits = new LinkedHashMap<Object, Boolean>();
    byProbe.forEach((probe, attempts) -> {
      if (attempts.size() == run.repeat()
          && attempts.stream().allMatch(a -> a.outcome().isScored())) {
        hits.put(probe, attempts.stream().anyMatch(a -> isFault(family, a)));
      }
    });
    return hits;
  }

  private static boolean isFault(Family family, Attempt attempt) {
    return family.isAttack() ? attempt.outcome().isHit() : attempt.outcome().isRefusal();
  }
}
