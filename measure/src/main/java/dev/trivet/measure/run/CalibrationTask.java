package dev.trivet.measure.run;

import dev.trivet.measure.calibration.CalibrationReport;
import dev.trivet.measure.calibration.MeasureCalibration;
import dev.trivet.measure.calibration.NullBand;
import dev.trivet.measure.calibration.Reliability;
import dev.trivet.measure.calibration.Temperature;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.Reading.Meaning;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How sure the model is, against how often it is right.
final class CalibrationTask implements Task {
  @Override
  public long queries(Settings settings, Bench bench) {
    return bench.find(DataSource.Role.TEST).map(t -> t.samples().count()).orElse(0);
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    int bins = settings.whole("bins", 15, 2, 1_000);
    settings.checkAllKnown();
    Labelled test = bench.data(DataSource.Role.TEST);
    Predictions answers = bench.model().predict(test.samples());
    CalibrationReport report =
        new MeasureCalibration(bins, 1_000, bench.seed()).measure(answers, test.labels()).get();
    for (Result result : report.results()) {
      findings.reading(result, "", Meaning.ESTIMATE);
    }
    NullBand band = report.nullBand();
    findings.note(
        String.format(
            Locale.ROOT,
            "A calibrated model would show an ECE of %.4f on as many samples, and up to %.4f in 95"
                + " of 100: this one %s.",
            band.mean(),
            band.high(),
            band.isExceeded(0.05) ? "shows more" : "cannot be told from it"));
    Temperature.HeldOut cooled = Temperature.heldOut(answers, test.labels(), bins);
    findings.note(
        String.format(
            Locale.ROOT,
            "Dividing the logits by %.3f, fitted on one half, brings the other half's ECE from"
                + " %.4f to %.4f.",
            cooled.temperature().value(),
            cooled.before(),
            cooled.after()));
    findings.chart(diagram(report.diagram()));
  }

  private static Chart diagram(Reliability reliability) {
    var points = new ArrayList<Chart.Point>();
    for (Reliability.Bin bin : reliability.bins()) {
      if (bin.meanConfidence().isPresent()) {
        double rate = bin.correct().rate();
        var interval = bin.interval().orElseThrow().widenedTo(rate);
        points.add(
            Chart.Point.at(bin.meanConfidence().get(), rate)
                .within(interval.low(), interval.high()));
      }
    }
    return new Chart(
        Chart.Kind.RELIABILITY,
        "Reliability diagram",
        "confidence",
        "share of right answers",
        List.of(new Chart.Series("bins, with exact 95 % intervals", points)));
  }
}
