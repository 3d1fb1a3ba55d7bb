package dev.trivet.measure.run;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.extraction.Extraction;
import dev.trivet.measure.extraction.MeasureExtraction;
import dev.trivet.measure.extraction.Surrogate;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.RoundedScores;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// How well a copy made by asking agrees with the model.
final class ExtractionTask implements Task {
  /// What the thief is told.
  enum Told {
    SCORES,
    LABELS
  }

  /// What the thief asks about.
  enum Asking {
    /// Samples like the model's own.
    POOL,
    NOISE
  }

  private static List<Integer> budgets(Settings settings) {
    return settings.wholes("budgets", "100,250,500,1000", 1, 10_000_000);
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    long test = bench.find(Role.TEST).map(t -> t.samples().count()).orElse(0);
    return test + budgets(settings).getLast();
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    List<Integer> budgets = budgets(settings);
    Told told = settings.word("answers", Told.SCORES, Told.values());
    Asking asking = settings.word("queries", Asking.POOL, Asking.values());
    int decimals = settings.whole("decimals", 6, 0, 6);
    Grid grid = bench.gridOrRow(settings);
    settings.checkAllKnown();
    Labelled test = bench.data(Role.TEST);
    Model victim =
        switch (told) {
          case LABELS -> new LabelsOnly(bench.model());
          case SCORES -> decimals == 6 ? bench.model() : new RoundedScores(bench.model(), decimals);
        };
    Samples pool =
        switch (asking) {
          case POOL -> bench.data(Role.POOL).samples();
          case NOISE -> MeasureExtraction.noise(test.samples(), budgets.getLast(), bench.seed());
        };
    Surrogate surrogate =
        grid.height() > 4 && grid.width() > 4 ? Surrogate.forImages(grid) : Surrogate.forSamples();
    var judged =
        new MeasureExtraction.Test(
            test.samples(), test.given().map(g -> Arrays.stream(g).boxed().toList()));
    Extraction extraction =
        new MeasureExtraction(surrogate, budgets, bench.seed()).measure(victim, pool, judged).get();
    String how =
        (told == Told.LABELS ? ", labels" : decimals < 6 ? ", " + decimals + " decimals" : "")
            + (asking == Asking.NOISE ? ", noise" : "");
    tell(extraction, how, findings);
  }

  /// @param how the thief's situation differs from the usual one
  private static void tell(Extraction extraction, String how, Findings findings) {
    var fidelity = new ArrayList<Chart.Point>();
    var accuracy = new ArrayList<Chart.Point>();
    for (Extraction.Copy copy : extraction.copies()) {
      String at = copy.queries() + " queries" + how;
      findings.reading(Result.of(copy.fidelity()), at, Meaning.LOWER_BOUND);
      fidelity.add(Chart.Point.at((double) copy.queries(), copy.fidelity().value()));
      Optional.of(copy)
          .flatMap(Extraction.Copy::accuracy)
          .ifPresent(right -> {
            findings.reading(Result.of(right), at, Meaning.LOWER_BOUND);
            accuracy.add(Chart.Point.at((double) copy.queries(), right.value()));
          });
    }
    findings.note(
        "A thief who knows the model's architecture, or asks about cleverly chosen samples, copies"
            + " it with fewer queries.");
    var series = new ArrayList<Chart.Series>();
    series.add(new Chart.Series("agrees with the model", fidelity));
    if (!accuracy.isEmpty()) {
      series.add(new Chart.Series("is right", accuracy));
    }
    findings.chart(
        new Chart(
            Chart.Kind.LOG_LINES,
            "How good a copy is, by queries",
            "queries",
            "share of test samples",
            series));
  }
}
