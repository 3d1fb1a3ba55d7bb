package dev.trivet.measure.report;

import dev.trivet.measure.run.Budget;
import dev.trivet.measure.run.Chart;
import dev.trivet.measure.run.DataSource;
import dev.trivet.measure.run.EndpointSource;
import dev.trivet.measure.run.MeasurementPlan;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.MetricKind;
import dev.trivet.measure.run.ModelSource;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.PlannedMetric;
import dev.trivet.measure.run.Reading;
import dev.trivet.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A run with every kind of chart and every way to end, without a model.
final class Runs {
  private Runs() {}

  static MeasurementRun whole(double robust) {
    return run(
        MeasurementRun.State.COMPLETE,
        List.of(
            outcome(
                MetricKind.CLEAN_ACCURACY, List.of(share("clean-accuracy", "", 0.97)), List.of()),
            outcome(
                MetricKind.ROBUST_ACCURACY,
                List.of(
                    share("robust-accuracy", "linf 0.05", robust + 0.3),
                    share("robust-accuracy", "linf 0.1", robust)),
                List.of(lines(Chart.Kind.LINES))),
            outcome(
                MetricKind.CALIBRATION,
                List.of(share("ece", "", 0.0197)),
                List.of(lines(Chart.Kind.RELIABILITY))),
            outcome(
                MetricKind.MEMBERSHIP,
                List.of(
                    share("membership-tpr", "false positives 1 %", 0.08),
                    missing("membership-tpr", Reading.Status.NOT_ENOUGH_DATA)),
                List.of(roc())),
            outcome(
                MetricKind.EXTRACTION,
                List.of(share("fidelity", "100 queries", 0.9)),
                List.of(lines(Chart.Kind.LOG_LINES))),
            verdict(MetricKind.BEHAVIOUR, "equivalent-on-data", flips()),
            outcome(
                MetricKind.DRIFT,
                List.of(missing("drift", Reading.Status.NOT_MEASURED)),
                List.of())));
  }

  /// Of a model behind an address.
  static MeasurementRun remote() {
    MeasurementRun run = whole(0.34);
    var endpoint = EndpointSource.of("https://host/predict?token=x", "2026-W46");
    MeasurementPlan plan = run.plan();
    return new MeasurementRun(
        new MeasurementPlan(
            plan.system(),
            plan.component(),
            ModelSource.at(endpoint, "28x28", 10),
            plan.baseline(),
            plan.data(),
            plan.seed(),
            plan.budget(),
            plan.metrics()),
        run.instrument(),
        run.begun(),
        run.ended(),
        run.state(),
        run.model(),
        run.baseline(),
        run.data(),
        run.outcomes(),
        List.of(),
        List.of(0.25, 0.75));
  }

  static MeasurementRun run(MeasurementRun.State state, List<Outcome> outcomes) {
    var plan =
        new MeasurementPlan(
            Optional.of("damage-lens"),
            Optional.of("lens-model"),
            ModelSource.of("lens <b>.onnx").reading("logits"),
            Optional.empty(),
            List.of(DataSource.of(DataSource.Role.TEST, "x.npy")),
            7,
            Optional.of(Budget.NONE.withQueries(1_000)),
            outcomes.stream().map(Outcome::metric).toList());
    return new MeasurementRun(
        plan,
        "trivet-measure 0.1",
        Instant.parse("2026-11-15T12:00:00Z"),
        Instant.parse("2026-11-15T12:03:00Z"),
        state,
        new Digest("sha256:" + "a".repeat(64)),
        Optional.empty(),
        List.of(
            new MeasurementRun.DataUsed(
                DataSource.Role.TEST, new Digest("sha256:" + "b".repeat(64)), 100)),
        outcomes,
        List.of(),
        List.of());
  }

  static Outcome outcome(MetricKind kind, List<Reading> readings, List<Chart> charts) {
    return new Outcome(
        PlannedMetric.of(kind).with("setting", "1"),
        readings,
        Optional.empty(),
        List.of("A note on <this>."),
        charts,
        500,
        1.25);
  }

  private static Outcome verdict(MetricKind kind, String word, Chart chart) {
    return new Outcome(
        new PlannedMetric(kind, Optional.of(100L), java.util.Map.of(), List.of("AML.T0018")),
        List.of(share("agreement", "", 0.95)),
        Optional.of(word),
        List.of(),
        List.of(chart),
        100,
        0.5);
  }

  static Reading share(String name, String at, double value) {
    return new Reading(
        name,
        Optional.of(at).filter(a -> !a.isEmpty()),
        Reading.Status.MEASURED,
        Reading.Meaning.UPPER_BOUND,
        Optional.of(value),
        Optional.of(Math.max(0, value - 0.05)),
        Optional.of(Math.min(1, value + 0.05)),
        100,
        "Clopper-Pearson 95 %",
        Optional.of(7L),
        Optional.empty());
  }

  static Reading missing(String name, Reading.Status status) {
    return new Reading(
        name,
        Optional.empty(),
        status,
        Reading.Meaning.ESTIMATE,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        "has 10 cases and needs 100",
        Optional.empty(),
        Optional.empty());
  }

  private static Chart lines(Chart.Kind kind) {
    return new Chart(
        kind,
        "A chart & more",
        "across",
        "up",
        List.of(
            new Chart.Series(
                "one",
                List.of(Chart.Point.at(0.1, 0.9).within(0.85, 0.95), Chart.Point.at(1, 0.4)))));
  }

  private static Chart roc() {
    return new Chart(
        Chart.Kind.ROC,
        "ROC",
        "false",
        "true",
        List.of(
            new Chart.Series("loss", List.of(Chart.Point.at(0.01, 0.01), Chart.Point.at(1, 1))),
            new Chart.Series("rmia", List.of(Chart.Point.at(0.01, 0.1), Chart.Point.at(1, 1)))));
  }

  private static Chart flips() {
    return new Chart(
        Chart.Kind.FLIPS,
        "Flips",
        "class",
        "samples",
        List.of(
            new Chart.Series("lost", List.of(Chart.Point.at(0, 3), Chart.Point.at(1, 0))),
            new Chart.Series("won", List.of(Chart.Point.at(0, 1), Chart.Point.at(1, 2)))));
  }
}
