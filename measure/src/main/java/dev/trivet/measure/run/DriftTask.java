package dev.trivet.measure.run;

import dev.trivet.measure.drift.CompareWindows;
import dev.trivet.measure.drift.DriftReport;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import java.util.Locale;

/// Whether what comes in, and what the model makes of it, still looks as it did.
final class DriftTask implements Task {
  /// The verdict.
  enum Word {
    STABLE,
    DRIFTED
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    long earlier = bench.find(Role.EARLIER).map(d -> d.samples().count()).orElse(0);
    return earlier + bench.find(Role.LIVE).map(d -> d.samples().count()).orElse(0);
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    double rate = settings.number("false-alarms", 0.05, 0, 0.5);
    int permutations = settings.whole("permutations", 200, 20, 100_000);
    settings.checkAllKnown();
    Labelled earlier = bench.data(Role.EARLIER);
    Labelled live = bench.data(Role.LIVE);
    var before =
        new CompareWindows.Window(earlier.samples(), bench.model().predict(earlier.samples()));
    var now = new CompareWindows.Window(live.samples(), bench.model().predict(live.samples()));
    DriftReport report =
        new CompareWindows(rate, permutations, bench.seed()).compare(before, now).get();
    if (before.predictions().output() != Output.LABELS) {
      findings.reading(
          Result.of(
              Metric.of(
                  "psi",
                  CompareWindows.psiOfConfidence(before.predictions(), now.predictions()),
                  live.samples().count(),
                  "population stability index over tenths of the earlier confidences")),
          "confidence",
          Meaning.ESTIMATE);
    }
    for (DriftReport.Check check : report.checks()) {
      findings.reading(Result.of(check.metric()), check.subject(), Meaning.ESTIMATE);
      findings.note(
          String.format(
              Locale.ROOT,
              "%s: p %.4g after Holm's correction.",
              check.subject(),
              check.adjusted()));
    }
    findings.note(
        String.format(
            Locale.ROOT,
            "A window in which nothing changed would raise this alarm in %.1f of 100 cases.",
            100 * rate));
    findings.word(report.isAlarm() ? Word.DRIFTED : Word.STABLE);
  }
}
