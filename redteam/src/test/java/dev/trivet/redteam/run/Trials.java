package dev.trivet.redteam.run;

import dev.trivet.redteam.endpoint.Listener;
import dev.trivet.redteam.endpoint.Target;
import dev.trivet.redteam.judge.Judge;
import dev.trivet.redteam.judge.JudgeModel;
import dev.trivet.redteam.judge.KnownPackages;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.probe.Probe;
import dev.trivet.redteam.stub.StubModel;
import dev.trivet.redteam.stub.Weakness;
import dev.trivet.redteam.suite.Suite;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// Runs against the stub, without a network, on a day that does not move.
public final class Trials {
  public static final Instant DAY = Instant.parse("2026-11-15T12:00:00Z");

  private Trials() {}

  public static StubModel stub(Suite suite, Weakness weakness) {
    return new StubModel(suite.probes(), weakness);
  }

  public static RedTeamRun run(Plan plan, Target target) {
    return run(plan, target, Journal.NONE);
  }

  public static RedTeamRun run(Plan plan, Target target, Listener listener) {
    return run(plan, target, Journal.NONE, listener);
  }

  public static RedTeamRun run(Plan plan, Target target, Journal journal) {
    return run(plan, target, journal, Listener.NONE);
  }

  public static RedTeamRun judged(Plan plan, Target target, JudgeModel model) {
    return against(target, Listener.NONE).asking(model).run(plan, Journal.NONE, Watcher.NONE);
  }

  private static RedTeamRun run(Plan plan, Target target, Journal journal, Listener listener) {
    return against(target, listener).run(plan, journal, Watcher.NONE);
  }

  private static RunRedTeam against(Target target, Listener listener) {
    return new RunRedTeam(
        target,
        new Judge(KnownPackages.NONE),
        listener,
        "trivet-redteam 0.0",
        InstantSource.fixed(DAY));
  }

  /// What the harness saw held against what the stub did.
  public record Truth(int fell, int missed, int stood, int falseAlarms) {
    public static Truth of(RedTeamRun run, Plan plan, StubModel stub) {
      int[] counts = new int[4];
      List<Probe> probes = plan.suite().probes();
      for (Attempt attempt : run.attempts()) {
        if (!attempt.outcome().isScored()) {
          continue;
        }
        Probe probe =
            probes.stream().filter(p -> p.id().equals(attempt.probe())).findFirst().orElseThrow();
        boolean fell = stub.falls(probe, plan.seedOf(attempt.repetition()));
        boolean seen =
            attempt.family() == Family.BENIGN
                ? attempt.outcome().isRefusal()
                : attempt.outcome().isHit();
        counts[fell ? 0 : 2]++;
        counts[1] += fell && !seen ? 1 : 0;
        counts[3] += !fell && seen ? 1 : 0;
      }
      return new Truth(counts[0], counts[1], counts[2], counts[3]);
    }
  }
}
