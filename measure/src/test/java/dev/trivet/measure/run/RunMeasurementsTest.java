package dev.trivet.measure.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunMeasurementsTest {
  private static final PlannedMetric ACCURACY = PlannedMetric.of(MetricKind.CLEAN_ACCURACY);
  private static final PlannedMetric ROBUST =
      PlannedMetric.of(MetricKind.ROBUST_ACCURACY)
          .with("epsilon", "0.05,0.1,0.2")
          .with("queries", "100")
          .onSamples(40);

  @TempDir private Path folder = Path.of("");
  private Optional<Trial> made = Optional.empty();

  @BeforeEach
  void draw() throws IOException {
    made = Optional.of(new Trial(folder));
  }

  private Trial trial() {
    return made.orElseThrow();
  }

  @Test
  void everyMetricOfAPlanHasItsTurnAndEveryNumberSaysHowItWasMade() {
    PlannedMetric[] all =
        Arrays.stream(MetricKind.values())
            .map(kind ->
                switch (kind) {
                  case ROBUST_ACCURACY -> ROBUST;
                  case MINIMAL_CHANGE ->
                      PlannedMetric.of(kind).onSamples(10).with("iterations", "2");
                  case CERTIFIED_ACCURACY -> PlannedMetric.of(kind).onSamples(20);
                  case EXTRACTION -> PlannedMetric.of(kind).with("budgets", "50,100");
                  case POISON_SWEEP -> PlannedMetric.of(kind).with("layer", "features");
                  case ATTRIBUTE_INFERENCE ->
                      PlannedMetric.of(kind).with("column", "3").with("values", "0|1");
                  case CONSTRAINED_ACCURACY ->
                      PlannedMetric.of(kind).onSamples(20).with("columns", "*: seen");
                  default -> PlannedMetric.of(kind);
                })
            .toArray(PlannedMetric[]::new);
    MeasurementRun run = trial().run(Trial.plan(all));
    assertThat(run.state()).isEqualTo(MeasurementRun.State.COMPLETE);
    assertThat(run.outcomes()).hasSize(MetricKind.values().length);
    for (Outcome outcome : run.outcomes()) {
      assertThat(outcome.readings()).as("%s", outcome.metric().metric()).isNotEmpty();
      assertThat(outcome.readings()).noneMatch(Reading::isHindered);
      assertThat(outcome.readings()).allMatch(r -> !r.detail().isEmpty());
    }
    assertThat(run.find(MetricKind.BEHAVIOUR).orElseThrow().word()).contains("equivalent-on-data");
    assertThat(run.find(MetricKind.DRIFT).orElseThrow().word()).contains("stable");
    assertThat(trial().kept).hasSize(MetricKind.values().length);
  }

  @Test
  void theLeastChangeIsLookedForFromSamplesOfThePool() {
    var plan =
        Trial.plan(
            PlannedMetric.of(MetricKind.MINIMAL_CHANGE).onSamples(40).with("iterations", "1"));
    double fromPool = leastChange(trial().run(plan));
    var alike = Trial.rows(DataSource.Role.POOL, 0, 1); // one sample, of one class
    var without =
        new MeasurementPlan(
            plan.system(),
            plan.component(),
            plan.model(),
            plan.baseline(),
            List.of(plan.data().getFirst(), alike),
            plan.seed(),
            plan.budget(),
            plan.metrics());
    assertThat(fromPool).isLessThan(leastChange(trial().run(without)));
  }

  private static double leastChange(MeasurementRun run) {
    return run.find(MetricKind.MINIMAL_CHANGE)
        .orElseThrow()
        .readings()
        .getFirst()
        .value()
        .orElseThrow();
  }

  @Test
  void rowsWorthALookAreListedInFullAndTheRowsBehindMistakesAmongThem() {
    var plan =
        Trial.plan(
            PlannedMetric.of(MetricKind.POISON_SWEEP).with("layer", "features"),
            PlannedMetric.of(MetricKind.LABEL_NOISE));
    MeasurementRun run = trial().run(plan);
    Outcome poison = run.outcomes().getFirst();
    boolean mistaken = poison.notes().stream().anyMatch(n -> n.contains("wrong answers on test"));
    boolean faultless = poison.notes().stream().anyMatch(n -> n.contains("no mistake to explain"));
    assertThat(mistaken).isNotEqualTo(faultless);
    assertThat(
            poison.shortlists().stream().anyMatch(s -> s.what().contains("wrong answers on test")))
        .isEqualTo(mistaken);
    for (Outcome outcome : run.outcomes()) {
      for (Shortlist list : outcome.shortlists()) {
        assertThat(list.rows()).isNotEmpty().doesNotHaveDuplicates().hasSize((int) list.of());
        assertThat(list.rows()).allMatch(row -> row >= 0 && row < 200);
      }
    }
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    MeasurementPlan plan = Trial.plan(ROBUST, PlannedMetric.of(MetricKind.CALIBRATION));
    List<List<Reading>> once =
        trial().run(plan).outcomes().stream().map(Outcome::readings).toList();
    List<List<Reading>> again =
        trial().run(plan).outcomes().stream().map(Outcome::readings).toList();
    assertThat(again).isEqualTo(once);
  }

  @Test
  void accuracyUnderAttackNeverRisesWithTheChangeAllowed() {
    Outcome outcome = trial().run(Trial.plan(ROBUST)).outcomes().getFirst();
    List<Double> curve = outcome.readings().stream().flatMap(r -> r.value().stream()).toList();
    assertThat(curve).hasSize(4);
    assertThat(curve).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(curve.getLast()).isLessThan(curve.getFirst());
  }

  @Test
  void aSpentBudgetKeepsWhatWasFoundAndRecordsNothingAsMeasuredThatWasNot() {
    MeasurementPlan plan = Trial.within(Budget.NONE.withQueries(350), Trial.plan(ACCURACY, ROBUST));
    MeasurementRun run = trial().run(plan);
    assertThat(run.state()).isEqualTo(MeasurementRun.State.PARTIAL);
    assertThat(run.queries()).isLessThanOrEqualTo(350);
    assertThat(run.outcomes().getFirst().isComplete()).isTrue();
    Outcome stopped = run.outcomes().getLast();
    assertThat(stopped.find("clean-accuracy").orElseThrow().isMeasured()).isTrue();
    assertThat(stopped.readings())
        .filteredOn(r -> r.status() == Reading.Status.STOPPED)
        .isNotEmpty()
        .allMatch(r -> r.value().isEmpty() && r.detail().contains("resume"));
  }

  @Test
  void aResumedRunEndsWithTheNumbersOfOneThatWasNeverStopped() {
    MeasurementPlan plan = Trial.plan(ACCURACY, ROBUST);
    MeasurementRun whole = trial().run(plan);
    MeasurementRun stopped = trial().run(Trial.within(Budget.NONE.withQueries(350), plan));
    trial().told.clear();
    MeasurementRun resumed = trial().resume(plan, stopped);
    assertThat(resumed.state()).isEqualTo(MeasurementRun.State.COMPLETE);
    assertThat(resumed.outcomes().stream().map(Outcome::readings).toList())
        .isEqualTo(whole.outcomes().stream().map(Outcome::readings).toList());
    assertThat(trial().told).noneMatch(p -> p.metric() == MetricKind.CLEAN_ACCURACY);
  }

  @Test
  void whatWasFoundOnOtherBytesIsMeasuredAgain() throws IOException {
    MeasurementRun before = trial().run(Trial.plan(ACCURACY));
    Files.copy(
        folder.resolve("other.onnx"),
        folder.resolve("model.onnx"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    trial().told.clear();
    MeasurementRun after = trial().resume(Trial.plan(ACCURACY), before);
    assertThat(after.model()).isNotEqualTo(before.model());
    assertThat(trial().told).isNotEmpty();
  }

  @Test
  void timeThatIsUpStopsTheRun() {
    trial().tick = Duration.ofSeconds(1);
    MeasurementRun run =
        trial().run(Trial.within(Budget.NONE.withSeconds(30), Trial.plan(ROBUST, ACCURACY)));
    assertThat(run.state()).isEqualTo(MeasurementRun.State.PARTIAL);
    assertThat(run.outcomes().getLast().readings().getFirst().detail()).contains("time");
  }

  @Test
  void costsAreQueriesThatCost() {
    var budget = new Budget(Optional.empty(), Optional.empty(), Optional.of(2.0), Optional.of(0.5));
    assertThat(budget.mostQueries()).isEqualTo(250);
  }

  @Test
  void progressTellsHowFarItIsAndWhenItEnds() {
    trial().tick = Duration.ofMillis(10);
    trial().run(Trial.plan(ROBUST));
    assertThat(trial().told).anyMatch(p -> p.left().isPresent());
    assertThat(trial().told).isSortedAccordingTo((a, b) -> Long.compare(a.asked(), b.asked()));
  }

  @Test
  void aMistakeInOneMetricIsToldAndTheOthersAreMeasured() {
    MeasurementRun run =
        trial()
            .run(
                Trial.plan(
                    PlannedMetric.of(MetricKind.ROBUST_ACCURACY).with("epsilom", "0.1"),
                    PlannedMetric.of(MetricKind.ROBUST_ACCURACY).with("epsilon", "-1"),
                    PlannedMetric.of(MetricKind.POISON_SWEEP).with("layer", "nowhere"),
                    ACCURACY));
    assertThat(run.outcomes().get(0).readings().getFirst().detail()).contains("epsilom");
    assertThat(run.outcomes().get(1).readings().getFirst().detail()).contains("above 0");
    assertThat(run.outcomes().get(2).readings().getFirst().detail()).contains("features");
    assertThat(run.outcomes().get(2).word()).isEmpty();
    assertThat(run.outcomes().get(3).isComplete()).isTrue();
  }

  @Test
  void dataThatIsNotThereIsAskedForByWhatItIsFor() {
    var plan =
        new MeasurementPlan(
            Optional.empty(),
            Optional.empty(),
            ModelSource.of("model.onnx").reading("logits"),
            Optional.empty(),
            List.of(),
            1,
            Optional.empty(),
            Arrays.stream(MetricKind.values())
                .map(k -> PlannedMetric.of(k).with("layer", "features"))
                .map(k -> k.metric() == MetricKind.POISON_SWEEP ? k : PlannedMetric.of(k.metric()))
                .toList());
    MeasurementRun run = trial().run(plan);
    assertThat(run.outcomes())
        .allSatisfy(o ->
            assertThat(o.readings().getFirst().detail())
                .containsAnyOf("the plan names no data", "there is no baseline"));
  }

  @Test
  void filesThatCannotBeReadRefuseTheRunBeforeAnythingIsAsked() throws IOException {
    Files.write(folder.resolve("y.npy"), new byte[] {1, 2, 3});
    assertThat(trial().measure().run(Trial.plan(ACCURACY), Optional.empty()))
        .isInstanceOfSatisfying(
            Attempt.Refused.class,
            r -> assertThat(r.problem().kind()).isEqualTo(Problem.Kind.UNREADABLE_DATA));
    assertThat(trial().told).isEmpty();
  }
}
