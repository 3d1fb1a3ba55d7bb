package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.privacy.Audit;
import dev.trivet.measure.privacy.Leakage;
import dev.trivet.measure.privacy.MeasureMembership;
import dev.trivet.measure.privacy.MembershipReport;
import dev.trivet.measure.privacy.TrainReferences;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.Reading.Meaning;
import dev.trivet.measure.statistics.Roc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether members can be told from others.
final class MembershipTask implements Task {
  private static final double RARE = 0.001;
  private static final double LEVEL = 0.05;
  private static final int MOST_POINTS = 160;

  @Override
  public long queries(Settings settings, Bench bench) {
    long rows = 0;
    for (Role role : List.of(Role.TRAINING, Role.OUTSIDE, Role.POPULATION)) {
      rows += bench.find(role).map(d -> d.samples().count()).orElse(0);
    }
    return rows;
  }

  /// @param others records nobody trained on, apart from those audited
  private record Asked(Audit audit, Samples records, Labelled others, Predictions ofOthers) {}

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    int references = settings.whole("references", 16, 4, 256);
    int hidden = settings.whole("hidden", 64, 1, 4_096);
    settings.checkAllKnown();
    Asked asked = ask(bench);
    MembershipReport report =
        measure(new TrainReferences(references, hidden, bench.seed()), asked, bench, findings)
            .measure(asked.audit())
            .get();
    Leakage strongest = report.strongest();
    findings.reading(
        strongest.truePositives(Leakage.USUAL_RATE), "false positives 1 %", Meaning.LOWER_BOUND);
    findings.reading(strongest.truePositives(RARE), "false positives 0.1 %", Meaning.LOWER_BOUND);
    findings.reading(dev.trivet.measure.result.Result.of(strongest.auc()), "", Meaning.LOWER_BOUND);
    findings.reading(
        dev.trivet.measure.result.Result.of(
            Metric.of(
                "membership-epsilon",
                strongest.epsilonLowerBound(Leakage.USUAL_RATE),
                strongest.members() + (long) strongest.others(),
                "lower bound at 95 % for the threshold at 1 % false positives, delta 1e-5")),
        "",
        Meaning.LOWER_BOUND);
    tell(report, strongest, findings);
  }

  private static Asked ask(Bench bench) {
    Labelled members = bench.data(Role.TRAINING);
    Labelled outside = bench.data(Role.OUTSIDE);
    Optional<Labelled> population = bench.find(Role.POPULATION);
    int half = outside.samples().count() / 2;
    Labelled others = population.orElseGet(() -> outside.range(0, half));
    Labelled audited =
        population.isPresent() ? outside : outside.range(half, outside.samples().count());
    int classes = bench.model().classes();
    int[] labels =
        Arrays.copyOf(members.labels(), members.labels().length + audited.labels().length);
    System.arraycopy(audited.labels(), 0, labels, members.labels().length, audited.labels().length);
    boolean[] member = new boolean[labels.length];
    Arrays.fill(member, 0, members.labels().length, true);
    Samples records = joined(members.samples(), audited.samples());
    Labels.check(others.labels(), others.samples().count(), classes);
    return new Asked(
        new Audit(bench.model().predict(records), labels, member),
        records,
        others,
        bench.model().predict(others.samples()));
  }

  private static Samples joined(Samples one, Samples other) {
    float[] rows =
        Arrays.copyOf(
            one.range(0, one.count()).values(), (one.count() + other.count()) * one.width());
    System.arraycopy(
        other.values(), 0, rows, one.count() * one.width(), other.count() * one.width());
    return new Samples(rows, one.count() + other.count(), one.shape());
  }

  private static MeasureMembership measure(
      TrainReferences method, Asked asked, Bench bench, Findings findings) {
    Optional<Labelled> supplied = bench.find(Role.SUPPLIED);
    if (supplied.isEmpty()) {
      findings.note(
          "No rows to train reference models on: only the weak attacks ran. Where these"
              + " find nothing, that says nothing: they usually miss what references show.");
      return MeasureMembership.withoutReferences();
    }
    bench.model().checkTime();
    int[] labels = supplied.get().labels();
    Labels.check(labels, supplied.get().samples().count(), bench.model().classes());
    var trained =
        method.train(
            new TrainReferences.Supplied(
                supplied.get().samples(),
                Arrays.stream(labels).boxed().toList(),
                bench.model().classes()),
            asked.ofOthers(),
            asked.others().samples(),
            asked.others().labels());
    findings.note(
        "%d reference models were trained on halves of the supplied rows, %d epochs each."
            .formatted(trained.networks().size(), trained.epochs()));
    return MeasureMembership.with(trained.askedAbout(asked.records()))
        .against(
            trained.population(asked.ofOthers(), asked.others().samples(), asked.others().labels()))
        .using(trained.rmia());
  }

  private static void tell(MembershipReport report, Leakage strongest, Findings findings) {
    List<Leakage> found = report.findings(LEVEL);
    findings.note(
        found.isEmpty()
            ? "No attack told members from others better than chance does (Holm, 5 %). That is not"
                + " a proof that nothing leaks."
            : "More than chance (Holm, 5 %): "
                + String.join(", ", found.stream().map(Leakage::attack).toList())
                + ".");
    findings.note(
        "The numbers are those of the strongest attack at 1 %% false positives: %s."
            .formatted(strongest.attack()));
    var series = new ArrayList<Chart.Series>();
    for (Leakage leakage : report.attacks()) {
      series.add(new Chart.Series(leakage.attack(), points(leakage.roc())));
    }
    findings.chart(
        new Chart(
            Chart.Kind.ROC,
            "Members recognised, against false alarms",
            "share of others taken for members",
            "share of members recognised",
            series));
  }

  /// Spread evenly over the logarithm of the false positive rate.
  private static List<Chart.Point> points(Roc roc) {
    var points = new ArrayList<Chart.Point>();
    double last = -1;
    for (int i = 0; i <= MOST_POINTS; i++) {
      double rate = Math.pow(10, -4 + 4.0 * i / MOST_POINTS);
      Roc.Point point = roc.at(rate);
      if (point.falsePositiveRate() > 0 && point.falsePositiveRate() > last) {
        last = point.falsePositiveRate();
        points.add(Chart.Point.at(last, point.truePositiveRate()));
      }
    }
    return points;
  }
}
