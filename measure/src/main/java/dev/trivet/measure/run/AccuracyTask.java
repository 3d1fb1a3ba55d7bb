package dev.trivet.measure.run;

import dev.trivet.measure.model.Labels;
import dev.trivet.measure.statistics.Proportion;

/// Accuracy on untouched samples.
final class AccuracyTask implements Task {
  @Override
  public long queries(Settings settings, Bench bench) {
    return bench.find(DataSource.Role.TEST).map(t -> t.samples().count()).orElse(0);
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    settings.checkAllKnown();
    Labelled test = bench.data(DataSource.Role.TEST);
    Labels.check(test.labels(), test.samples().count(), bench.model().classes());
    boolean[] correct = bench.model().predict(test.samples()).correct(test.labels());
    findings.reading(Proportion.of(correct).asMetric("clean-accuracy", "share of right answers"));
  }
}
