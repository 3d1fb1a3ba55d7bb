package dev.trivet.measure.run;

import dev.trivet.measure.certificate.Certificates;
import dev.trivet.measure.certificate.RandomisedSmoothing;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.run.Reading.Meaning;
import java.util.ArrayList;
import java.util.List;

/// Certified accuracy of the model smoothed by noise.
final class CertificateTask implements Task {
  @Override
  public long queries(Settings settings, Bench bench) {
    RandomisedSmoothing method = method(settings, bench);
    long samples = bench.find(DataSource.Role.TEST).map(t -> t.samples().count()).orElse(0);
    return samples * (method.selection() + method.trials());
  }

  private static RandomisedSmoothing method(Settings settings, Bench bench) {
    return new RandomisedSmoothing(
        settings.number("sigma", 0.25, 0, 100),
        settings.whole("selection", 100, 1, 1_000_000),
        settings.whole("trials", 1_000, 1, 10_000_000),
        settings.number("alpha", 0.001, 0, 0.5),
        bench.seed());
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    RandomisedSmoothing method = method(settings, bench);
    List<Double> radii = settings.numbers("radius", "0.25,0.5", 0, 1e6);
    settings.checkAllKnown();
    Labelled test = bench.data(DataSource.Role.TEST);
    Certificates certificates = method.certify(bench.model(), test.samples(), test.labels()).get();
    var points = new ArrayList<Chart.Point>();
    points.add(Chart.Point.at(0, certificates.certifiedAccuracy(0).value()));
    for (double radius : radii) {
      var metric = certificates.certifiedAccuracy(radius);
      findings.reading(Result.of(metric), "l2 " + radius, Meaning.CERTIFIED);
      points.add(Chart.Point.at(radius, metric.value()));
    }
    findings.note(
        "Certified is the smoothed model, which answers what this one answers most often under"
            + " noise. It promises nothing about the model without smoothing. Abstained on "
            + certificates.abstentions()
            + ".");
    findings.chart(
        new Chart(
            Chart.Kind.LINES,
            "Certified accuracy",
            "radius (l2)",
            "share proven right",
            List.of(new Chart.Series("certified", points))));
  }
}
