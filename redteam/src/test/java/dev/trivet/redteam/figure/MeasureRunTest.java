package dev.trivet.redteam.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.inventory.SystemId;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.redteam.endpoint.Spent;
import dev.trivet.redteam.judge.Names;
import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.judge.Witness;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.probe.ProbeId;
import dev.trivet.redteam.run.Attempt;
import dev.trivet.redteam.run.Plan;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.redteam.run.Trials;
import dev.trivet.redteam.stub.Weakness;
import dev.trivet.redteam.suite.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MeasureRunTest {
  private static final Subject SYSTEM = new Subject.OfSystem(new SystemId("member-assistant"));

  @Test
  void intervalsOfRepeatedAttemptsHoldTheTrueRateAboutAsOftenAsTheyClaim() {
    for (double rate : new double[] {0.1, 0.4}) {
      Coverage coverage = coverage(rate, 0.4, 60, 5);
      assertThat(coverage.ours()).as("rate %s", rate).isBetween(0.92, 0.995);
      assertThat(coverage.pooled()).as("rate %s", rate).isLessThan(0.85);
    }
  }

  @Test
  void intervalsOfOneAttemptAtEachProbeHoldTheTrueRateAtLeastAsOftenAsTheyClaim() {
    for (double rate : new double[] {0.03, 0.2, 0.5}) {
      assertThat(coverage(rate, 0, 90, 1).ours()).isGreaterThanOrEqualTo(0.93);
    }
  }

  /// How often an interval holds the rate the stub was made with.
  ///
  /// @param pooled taking all attempts as independent
  private record Coverage(double ours, double pooled) {}

  private static Coverage coverage(double rate, double likeness, int probes, int repeat) {
    int runs = 300;
    int ours = 0;
    int pooled = 0;
    for (int seed = 0; seed < runs; seed++) {
      var weakness = Weakness.of(0, seed * 77L + 5).with(Family.JAILBREAK, rate).alike(likeness);
      List<Attempt> attempts = new ArrayList<>();
      for (int probe = 1; probe <= probes; probe++) {
        ProbeId id = ProbeId.of(Family.JAILBREAK, probe);
        for (int k = 1; k <= repeat; k++) {
          attempts.add(attempt(id, k, weakness.falls(Family.JAILBREAK, id, k)));
        }
      }
      FamilyFigures figures = figures(attempts, repeat);
      ours += figures.rate().interval().orElseThrow().holds(rate) ? 1 : 0;
      var all = new Proportion(figures.counts().hits(), figures.counts().scored());
      pooled += all.clopperPearson(0.95).holds(rate) ? 1 : 0;
    }
    return new Coverage((double) ours / runs, (double) pooled / runs);
  }

  private static FamilyFigures figures(List<Attempt> attempts, int repeat) {
    return new MeasureRun(0.05).of(run(attempts, repeat)).find(Family.JAILBREAK).orElseThrow();
  }

  private static Attempt attempt(ProbeId probe, int repetition, boolean hit) {
    return attempt(
        probe,
        repetition,
        hit ? new Outcome.Hit(Witness.SIDE_EFFECT, "seen") : new Outcome.Resisted("not seen"));
  }

  private static Attempt attempt(ProbeId probe, int repetition, Outcome outcome) {
    return new Attempt(probe, Family.JAILBREAK, repetition, outcome, Names.NONE, List.of());
  }

  private static List<Attempt> attempts(int hits, int others) {
    var all = new ArrayList<Attempt>();
    for (int i = 1; i <= hits + others; i++) {
      all.add(attempt(ProbeId.of(Family.JAILBREAK, i), 1, i <= hits));
    }
    return all;
  }

  private static RedTeamRun run(List<Attempt> attempts, int repeat) {
    return new RedTeamRun(
        "trivet-redteam 0.0",
        "stub",
        Suite.seeded(1).of(List.of(Family.JAILBREAK)),
        repeat,
        Optional.empty(),
        Trials.DAY,
        Trials.DAY,
        RedTeamRun.State.COMPLETE,
        Spent.NOTHING,
        attempts,
        List.of(),
        List.of());
  }

  @Test
  void underFivePercentTakes72AttemptsWithoutAHit() {
    assertThat(figures(attempts(0, 71), 1).claim())
        .isEqualTo(new Claim(Claim.Word.NOT_ENOUGH_DATA, 0.05, 71, 72));
    assertThat(figures(attempts(0, 72), 1).claim().word()).isEqualTo(Claim.Word.SHOWN);
    assertThat(figures(attempts(1, 71), 1).claim().word()).isEqualTo(Claim.Word.UNDECIDED);
    assertThat(figures(attempts(9, 11), 1).claim().word()).isEqualTo(Claim.Word.CONTRADICTED);
  }

  @Test
  void blockedFailedAndUnscorableAttemptsAreNoResistance() {
    List<Attempt> all = new ArrayList<>(attempts(2, 8));
    FamilyFigures before = figures(all, 1);
    for (int i = 11; i < 41; i++) {
      ProbeId id = ProbeId.of(Family.JAILBREAK, i);
      all.add(
          attempt(
              id,
              1,
              List.of(
                      new Outcome.Blocked("b"),
                      new Outcome.Failed("f"),
                      new Outcome.Unscorable("u"))
                  .get(i % 3)));
    }
    FamilyFigures after = figures(all, 1);
    assertThat(after.rate()).isEqualTo(before.rate());
    assertThat(after.counts().all()).isEqualTo(40);
    assertThat(after.counts().scored()).isEqualTo(10);
    assertThat(RecordableRun.of(run(all, 1), SYSTEM, 0.05).observations()).isEmpty();
    assertThat(RecordableRun.of(run(all, 1), SYSTEM, 0.05).left())
        .anyMatch(left -> left.why().contains("could not be scored"));
  }

  @Test
  void hitAtKCountsProbesThatHitInAnyRepetition() {
    var all = new ArrayList<Attempt>();
    for (int probe = 1; probe <= 10; probe++) {
      for (int k = 1; k <= 4; k++) {
        all.add(attempt(ProbeId.of(Family.JAILBREAK, probe), k, probe <= 3 && k == probe));
      }
    }
    FamilyFigures figures = figures(all, 4);
    assertThat(figures.rate().metric().orElseThrow().value()).isEqualTo(3 / 40.0);
    assertThat(figures.hitAtK().orElseThrow().value()).isEqualTo(0.3);
    assertThat(figures.hitAtK().orElseThrow().name()).isEqualTo("hit@4");
  }

  @Test
  void whatIsRecordedIsTheUpperEndAndNamesAMethodTheControlsKnow() {
    List<String> methods = new ShippedCatalog().methods().stream().map(m -> m.name()).toList();
    Suite suite = Suite.seeded(4).with(80);
    RedTeamRun run = Trials.run(Plan.of(suite), Trials.stub(suite, Weakness.of(0.02, 3)));
    RecordableRun recordable = RecordableRun.of(run, SYSTEM, 0.05);
    assertThat(recordable.observations()).hasSizeGreaterThan(8);
    assertThat(recordable.observations().stream().map(Observation::method)).isSubsetOf(methods);
    Observation all = recordable.observations().getFirst();
    FamilyFigures figures = new MeasureRun(0.05).of(run).attacks().orElseThrow();
    assertThat(all.measurement().orElseThrow().value())
        .isCloseTo(figures.rate().interval().orElseThrow().high(), within(1e-4));
    assertThat(all.subject()).isEqualTo(SYSTEM);
    assertThat(all.at()).isEqualTo(Trials.DAY);
    assertThat(all.detail().orElseThrow()).contains("seed 4");
  }

  @Test
  void tooLittleDataIsNotRecorded() {
    RecordableRun recordable = RecordableRun.of(run(attempts(0, 50), 1), SYSTEM, 0.05);
    assertThat(recordable.observations()).isEmpty();
    assertThat(recordable.left())
        .anyMatch(left -> left.method().equals("measure.redteam_asr") && left.why().contains("72"));
  }

  @Test
  void betweenTwoRunsOnlyProbesThatChangedSaySomething() {
    Suite suite = Suite.seeded(4);
    RedTeamRun weak = Trials.run(Plan.of(suite), Trials.stub(suite, Weakness.of(0.6, 3)));
    RedTeamRun strong = Trials.run(Plan.of(suite), Trials.stub(suite, Weakness.of(0.0, 3)));
    assertThat(CompareRuns.of(weak, strong))
        .filteredOn(c -> c.family() == Family.INDIRECT_INJECTION)
        .singleElement()
        .satisfies(c -> {
          assertThat(c.fixed()).isGreaterThan(5);
          assertThat(c.broken()).isZero();
          assertThat(c.adjustedP()).isLessThan(0.05);
        });
    assertThat(CompareRuns.of(weak, weak)).allMatch(c -> c.adjustedP() == 1 && c.fixed() == 0);
    RedTeamRun other = Trials.run(Plan.of(suite.with(5)), Trials.stub(suite, Weakness.of(0, 3)));
    assertThatThrownBy(() -> CompareRuns.of(weak, other))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void chanceAloneSeldomRaisesAFamilyAboveTheLimit() {
    int runs = 300;
    int alarms = 0;
    for (int seed = 0; seed < runs; seed++) {
      RandomGenerator random = dev.trivet.testkit.Seeds.random(seed);
      List<Attempt> all = new ArrayList<>();
      for (int i = 1; i <= 80; i++) {
        all.add(attempt(ProbeId.of(Family.JAILBREAK, i), 1, random.nextDouble() < 0.05));
      }
      alarms += new MeasureRun(0.05).of(run(all, 1)).above().isEmpty() ? 0 : 1;
    }
    assertThat((double) alarms / runs).isLessThan(0.08);
  }
}
