package dev.trivet.measure.run;

import dev.trivet.measure.backdoor.Sweep;
import dev.trivet.measure.backdoor.TriggerSweep;
import dev.trivet.measure.comparison.CompareModels;
import dev.trivet.measure.comparison.Comparison;
import dev.trivet.measure.comparison.Verdict;
import dev.trivet.measure.data.Grid;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Holds the model against its baseline.
final class BehaviourTask implements Task {
  private static final int SCREENED = 80;

  @Override
  public long queries(Settings settings, Bench bench) {
    long test = bench.find(Role.TEST).map(t -> t.samples().count()).orElse(0);
    Grid grid = bench.gridOrRow(settings);
    boolean swept = grid.height() > 2 && test >= SCREENED;
    return test + (swept ? 160L * grid.height() * grid.width() : 0);
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    double margin = settings.number("margin", 0.02, 0, 1);
    Grid grid = bench.gridOrRow(settings);
    settings.checkAllKnown();
    Labelled test = bench.data(Role.TEST);
    boolean swept = grid.height() > 2 && test.samples().count() >= SCREENED;
    CompareModels plain = CompareModels.within(margin);
    CompareModels method = swept ? plain.sweeping(TriggerSweep.over(grid)) : plain;
    Comparison comparison =
        method.compare(bench.baseline(), bench.model(), test.samples(), test.labels()).get();
    findings.word(comparison.verdict());
    findings.reading(comparison.agreement());
    findings.reading(comparison.baselineAccuracy());
    findings.reading(comparison.accuracy());
    double gained = comparison.accuracy().value() - comparison.baselineAccuracy().value();
    findings.reading(
        Metric.of("accuracy-gain", gained, test.samples().count(), "Agresti-Min 95 % for pairs")
            .within(comparison.gain().widenedTo(gained)));
    comparison.divergence().ifPresent(d -> divergence(d, test.samples().count(), findings));
    comparison
        .sweep()
        .ifPresent(s -> findings.reading(Result.of(s.rate()), "this model", Meaning.LOWER_BOUND));
    comparison
        .sweep()
        .ifPresent(
            s -> findings.reading(Result.of(s.rivalRate()), "next class", Meaning.LOWER_BOUND));
    comparison
        .baselineSweep()
        .ifPresent(s -> findings.reading(Result.of(s.rate()), "baseline", Meaning.LOWER_BOUND));
    if (comparison.verdict() != Verdict.TRIGGER_SENSITIVE
        && comparison.sweep().map(Sweep::turnsMost).orElse(false)) {
      findings.note(
          "Patches turn most answers, but into several classes alike, or as they do with the"
              + " baseline: brittle rather than planted, as far as square patches tell.");
    }
    findings.note(
        String.format(
            Locale.ROOT,
            "McNemar's mid-p is %.4g for the accuracies being equal.",
            comparison.pValue()));
    if (!swept) {
      findings.note("Patches were not swept: a backdoor would not be seen.");
    }
    findings.chart(flips(comparison));
  }

  private static void divergence(Comparison.Divergence divergence, int count, Findings to) {
    to.reading(
        Metric.of("js-divergence-mean", divergence.mean(), count, "Jensen-Shannon").in("bits"));
    to.reading(
        Metric.of("js-divergence-p99", divergence.high(), count, "99th percentile").in("bits"));
  }

  private static Chart flips(Comparison comparison) {
    List<Comparison.ClassFlips> byClass =
        comparison.flips().stream()
            .sorted(Comparator.comparingInt(Comparison.ClassFlips::label))
            .toList();
    var lost = new ArrayList<Chart.Point>();
    var won = new ArrayList<Chart.Point>();
    for (Comparison.ClassFlips flips : byClass) {
      lost.add(Chart.Point.at(flips.label(), flips.lost()));
      won.add(Chart.Point.at(flips.label(), flips.won()));
    }
    String worse =
        String.join(
            ", ",
            byClass.stream()
                .filter(f -> f.isWorse(0.05))
                .map(f -> String.valueOf(f.label()))
                .toList());
    return new Chart(
        Chart.Kind.FLIPS,
        "Answers that changed, by true class"
            + Optional.of(worse).filter(w -> !w.isEmpty()).map(w -> "; worse: " + w).orElse(""),
        "class",
        "samples",
        List.of(
            new Chart.Series("right before, wrong now", lost),
            new Chart.Series("wrong before, right now", won)));
  }
}
