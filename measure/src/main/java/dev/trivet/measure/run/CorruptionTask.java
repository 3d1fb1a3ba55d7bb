package dev.trivet.measure.run;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.evasion.Corruption;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.Reading.Meaning;
import dev.trivet.measure.statistics.Bootstrap;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.shared.Words;
import java.util.ArrayList;

/// Accuracy on corrupted images.
final class CorruptionTask implements Task {
  @Override
  public long queries(Settings settings, Bench bench) {
    long samples = bench.find(DataSource.Role.TEST).map(t -> t.samples().count()).orElse(0);
    return samples * Corruption.values().length * Corruption.MOST_SEVERE;
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    Grid grid = bench.grid(settings);
    settings.checkAllKnown();
    Labelled test = bench.data(DataSource.Role.TEST);
    Labels.check(test.labels(), test.samples().count(), bench.model().classes());
    double[] right = new double[test.samples().count()];
    int kinds = Corruption.values().length;
    var series = new ArrayList<Chart.Series>();
    for (Corruption corruption : Corruption.values()) {
      var points = new ArrayList<Chart.Point>();
      for (int severity = 1; severity <= Corruption.MOST_SEVERE; severity++) {
        Samples changed = corruption.on(test.samples(), grid, severity, bench.seed());
        boolean[] correct = bench.model().predict(changed).correct(test.labels());
        for (int i = 0; i < right.length; i++) {
          right[i] += correct[i] ? 1.0 / (kinds * Corruption.MOST_SEVERE) : 0;
        }
        Proportion share = Proportion.of(correct);
        points.add(Chart.Point.at(severity, share.rate()));
        if (severity == 3) {
          findings.reading(
              Result.of(
                  share
                      .asMetric("corruption-accuracy", "share of right answers, severity 3 of 5")
                      .seeded(bench.seed())),
              Words.of(corruption),
              Meaning.ESTIMATE);
        }
      }
      series.add(new Chart.Series(Words.spoken(corruption), points));
    }
    findings.reading(mean(right, bench.seed()));
    findings.chart(
        new Chart(
            Chart.Kind.LINES,
            "Accuracy on corrupted images",
            "severity",
            "share answered rightly",
            series));
  }

  /// The mean over kinds and severities; its interval draws images, as all versions of one are
  /// alike.
  private static Metric mean(double[] right, long seed) {
    double mean = 0;
    for (double share : right) {
      mean += share / right.length;
    }
    return Metric.of(
            "mean-corruption-accuracy",
            mean,
            right.length,
            "mean over 8 corruptions and 5 severities; bootstrap over images 95 %")
        .within(Bootstrap.seeded(seed).ofMean(right).widenedTo(mean))
        .seeded(seed);
  }
}
