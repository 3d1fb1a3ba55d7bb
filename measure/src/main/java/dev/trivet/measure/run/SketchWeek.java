package dev.trivet.measure.run;

import dev.trivet.measure.handover.HandOver;
import dev.trivet.measure.handover.Sketch;
import dev.trivet.measure.handover.Tally;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.run.DataSource.Role;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks at a week's model and its test data, and keeps what the next week needs.
///
/// @param base what the plan's paths are relative to
public record SketchWeek(Path base, Reach reach, Instant at) {

  /// @param run what was measured of the same model, for its robustness
  /// @param before what the week before kept
  public Attempt<HandOver.Week> sketch(
      MeasurementPlan plan, Optional<MeasurementRun> run, Optional<Sketch> before) {
    return Attempt.at(() -> {
      try (Gathered gathered = Gathered.asked(plan, base, reach)) {
        run.ifPresent(r -> checkSame(r, gathered));
        Labelled test =
            gathered
                .find(Role.TEST)
                .orElseThrow(() ->
                    new ProblemException(
                        Problem.Kind.MISSING_DATA,
                        "the plan names no test data",
                        "give " + Role.TEST.about()));
        Optional<Sketch> like =
            before.filter(b -> b.predicted().size() == gathered.model().classes());
        Sketch sketch =
            Sketch.of(test.samples(), gathered.model().predict(test.samples()), test.given(), like);
        return new HandOver.Week(
            at,
            gathered.digest(),
            gathered.baseline().map(b -> b.digest()),
            gathered.used().stream().map(MeasurementRun.DataUsed::digest).toList(),
            sketch.withstanding(run.map(SketchWeek::robustness).orElse(List.of())));
      }
    });
  }

  private static void checkSame(MeasurementRun run, Gathered gathered) {
    if (!run.model().equals(gathered.digest())) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "the run measured another model than the plan names",
          "give the run of this week");
    }
  }

  private static List<Tally> robustness(MeasurementRun run) {
    return run.find(MetricKind.ROBUST_ACCURACY).stream()
        .flatMap(o -> o.readings().stream())
        .filter(r -> r.name().equals("robust-accuracy") && r.isMeasured())
        .map(r ->
            new Tally(
                r.at().orElse("robust"),
                Math.round(r.value().orElseThrow() * r.sample()),
                r.sample()))
        .toList();
  }
}
