package dev.trivet.measure.run;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.evasion.Attack;
import dev.trivet.measure.evasion.Nes;
import dev.trivet.measure.evasion.Norm;
import dev.trivet.measure.evasion.Pgd;
import dev.trivet.measure.evasion.Robustness.AttackRecord;
import dev.trivet.measure.evasion.RobustnessCurve;
import dev.trivet.measure.evasion.Square;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.Reading.Meaning;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Accuracy under a suite of attacks, at one bound or along a curve of them.
final class RobustAccuracyTask implements Task {
  private static final int NES_PAIRS = 25;

  /// Which attacks are run.
  enum Suite {
    /// Along gradients where they can be had, then Square.
    ALL,
    /// Only what somebody outside can do, who sees scores.
    SCORES,
    GRADIENTS
  }

  private record Plan(
      Norm norm, List<Double> bounds, int queries, Suite suite, Grid grid, long seed) {}

  private static Plan plan(Settings settings, Bench bench) {
    Norm norm = settings.word("norm", Norm.LINF, Norm.values());
    double most = norm == Norm.LINF ? 1 : 1e6;
    return new Plan(
        norm,
        settings.numbers("epsilon", norm == Norm.LINF ? "0.05,0.1" : "1,2", 0, most),
        settings.whole("queries", 1000, 2, 1_000_000),
        settings.word("suite", Suite.ALL, Suite.values()),
        bench.gridOrRow(settings),
        bench.seed());
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    Plan plan = plan(settings, bench);
    long samples = bench.find(DataSource.Role.TEST).map(t -> t.samples().count()).orElse(0);
    return samples * (plan.queries() + 45L);
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    Plan plan = plan(settings, bench);
    settings.checkAllKnown();
    Labelled test = bench.data(DataSource.Role.TEST);
    Labels.check(test.labels(), test.samples().count(), bench.model().classes());
    Metric clean =
        Proportion.of(bench.model().predict(test.samples()).correct(test.labels()))
            .asMetric("clean-accuracy", "share of right answers");
    findings.reading(Result.of(clean), "samples attacked", Meaning.ESTIMATE);
    Optional<DifferentiableModel> gradients = gradients(plan, bench, findings);
    var curve = new RobustnessCurve(plan.bounds(), bound -> suite(plan, bound, gradients, bench));
    List<RobustnessCurve.Step> steps = curve.measure(bench.model(), test.samples(), test.labels());
    var points = new ArrayList<Chart.Point>();
    points.add(point(0, clean));
    for (RobustnessCurve.Step step : steps) {
      findings.reading(
          step.robust(), Words.of(plan.norm()) + " " + step.bound(), Meaning.UPPER_BOUND);
      step.robust().findMetric().ifPresent(metric -> points.add(point(step.bound(), metric)));
      tell(step, findings);
    }
    findings.note(
        "A sample counts as robust when no attack of the suite changed its answer. A better attack"
            + " may find more, so the true figure is at most this.");
    findings.chart(
        new Chart(
            Chart.Kind.LINES,
            "Accuracy under attack",
            "largest change allowed (" + Words.of(plan.norm()) + ")",
            "share answered rightly",
            List.of(new Chart.Series("worst case over the suite", points))));
  }

  private static Chart.Point point(double bound, Metric metric) {
    Chart.Point point = Chart.Point.at(bound, metric.value());
    return metric.interval().map(i -> point.within(i.low(), i.high())).orElse(point);
  }

  private static Optional<DifferentiableModel> gradients(Plan plan, Bench bench, Findings to) {
    Optional<DifferentiableModel> found =
        plan.suite() == Suite.SCORES ? Optional.empty() : bench.gradients();
    if (found.isEmpty() && plan.suite() != Suite.SCORES) {
      to.note(
          "The model holds a layer whose gradient is not known here: attacked without gradients,"
              + " which is weaker.");
    }
    return found;
  }

  private static List<Attack> suite(
      Plan plan, double bound, Optional<DifferentiableModel> gradients, Bench bench) {
    var attacks = new ArrayList<Attack>();
    gradients.ifPresent(g -> attacks.add(Pgd.usual(g, plan.norm(), bound, plan.seed())));
    boolean scores = bench.model().output() != Output.LABELS && plan.suite() != Suite.GRADIENTS;
    if (scores) {
      attacks.add(
          plan.grid().height() == 1 && plan.grid().channels() == 1
              ? new Nes(plan.norm(), bound, NES_PAIRS, plan.queries(), plan.seed())
              : new Square(plan.norm(), bound, plan.queries(), plan.grid(), plan.seed()));
    }
    if (attacks.isEmpty()) {
      throw new ProblemException(
          Problem.Kind.NEEDS_SCORES,
          "no attack of the suite works on this model",
          "measure minimal-change, which needs labels only");
    }
    return attacks;
  }

  private static void tell(RobustnessCurve.Step step, Findings findings) {
    for (AttackRecord attack : step.attacks()) {
      findings.note(
          "%s: changed %d of %d with %d queries."
              .formatted(attack.name(), attack.changed(), attack.tried(), attack.queries()));
    }
  }
}
