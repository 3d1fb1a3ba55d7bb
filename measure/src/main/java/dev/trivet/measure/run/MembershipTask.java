package dev.trivet.measure.run;

import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.privacy.Audit;
import dev.trivet.measure.privacy.LabelOnly;
import dev.trivet.measure.privacy.Leakage;
import dev.trivet.measure.privacy.MeasureMembership;
import dev.trivet.measure.privacy.MembershipReport;
import dev.trivet.measure.privacy.TrainReferences;
import dev.trivet.measure.privacy.Views;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
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
  private static final int COPIES = 40;

  /// @param copies of each record asked about with noise on them; 0 for none
  private record Plan(TrainReferences training, int copies, double spread) {}

  private static Plan plan(Settings settings, Bench bench) {
    boolean labels = bench.model().output() == Output.LABELS;
    var training =
        new TrainReferences(
            settings.whole("references", 16, 4, 256),
            settings.whole("hidden", 64, 1, 4_096),
            bench.seed());
    return new Plan(
        training,
        settings.whole("copies", labels ? COPIES : 0, 0, 100_000),
        settings.number("spread", 0.1, 0, 1e6));
  }

  @Override
  public long queries(Settings settings, Bench bench) {
    long rows = MembershipData.rows(bench);
    long copies = plan(settings, bench).copies();
    long others = bench.find(Role.POPULATION).map(d -> d.samples().count()).orElse(0);
    boolean learns = bench.references().isEmpty() && bench.find(Role.SUPPLIED).isPresent();
    long views = learns ? Views.of(bench.model().input()).count() : 1;
    return others + rows * (copies == 0 ? views : copies + 1 + views);
  }

  @Override
  public void run(Settings settings, Bench bench, Findings findings) {
    Plan plan = plan(settings, bench);
    settings.checkAllKnown();
    MembershipData data = MembershipData.of(bench);
    var attacks = new ArrayList<Leakage>();
    if (bench.model().output() == Output.LABELS) {
      findings.note("The model answers with labels only: one attack works on those.");
    } else {
      attacks.addAll(byScores(plan, data, bench, findings));
    }
    if (plan.copies() > 0) {
      attacks.add(
          new LabelOnly(plan.spread(), plan.copies(), bench.seed())
              .leakage(bench.model(), data.records(), data.labels(), data.members()));
    }
    tell(new MembershipReport(attacks), findings);
  }

  private static List<Leakage> byScores(
      Plan plan, MembershipData all, Bench bench, Findings findings) {
    OwnReferences own = OwnReferences.of(all, bench);
    own.notes().forEach(findings::note);
    MembershipData data = own.data();
    var audit = new Audit(bench.model().predict(data.records()), data.labels(), data.members());
    Optional<Predictions> ofOthers = data.others().map(o -> bench.model().predict(o.samples()));
    MeasureMembership method;
    if (!own.isEmpty()) {
      findings.note("%d reference models of the plan were asked.".formatted(own.count()));
      method = own.asked(ofOthers, bench);
    } else if (bench.find(Role.SUPPLIED).isPresent() && ofOthers.isPresent()) {
      method = trained(plan.training(), data, audit, ofOthers.get(), bench, findings);
    } else {
      findings.note(
          "No reference models, and no rows to train some on beside rows nobody trained on: only"
              + " the weak attacks ran. Where these find nothing, that says nothing: they usually"
              + " miss what references show.");
      method = MeasureMembership.withoutReferences();
    }
    return method.measure(audit).get().attacks();
  }

  private static MeasureMembership trained(
      TrainReferences method,
      MembershipData data,
      Audit audit,
      Predictions ofOthers,
      Bench bench,
      Findings findings) {
    bench.model().checkTime();
    Labelled supplied = bench.data(Role.SUPPLIED);
    Labelled others = data.others().orElseThrow();
    int[] labels = supplied.labels();
    Labels.check(labels, supplied.samples().count(), bench.model().classes());
    var trained =
        method
            .like(layers(bench))
            .train(
                new TrainReferences.Supplied(
                    supplied.samples(),
                    Arrays.stream(labels).boxed().toList(),
                    bench.model().classes()),
                ofOthers,
                others.samples(),
                others.labels());
    findings.note(
        "%d reference models were trained on halves of the supplied rows, %d epochs each."
            .formatted(trained.networks().size(), trained.epochs()));
    List<Predictions> asked =
        Views.of(data.records().shape()).ask(bench.model(), data.records(), audit.target());
    return MeasureMembership.with(trained.askedAbout(data.records()))
        .against(trained.population(ofOthers, others.samples(), others.labels()))
        .using(trained.rmia())
        .and("learnt", trained.learned(asked, data.records(), data.labels()));
  }

  /// The model's own layers, where they are known.
  private static Optional<Network> layers(Bench bench) {
    return bench.gradients().filter(Network.class::isInstance).map(Network.class::cast);
  }

  private static void tell(MembershipReport report, Findings findings) {
    Leakage strongest = report.strongest();
    findings.reading(
        strongest.truePositives(Leakage.USUAL_RATE), "false positives 1 %", Meaning.LOWER_BOUND);
    findings.reading(strongest.truePositives(RARE), "false positives 0.1 %", Meaning.LOWER_BOUND);
    findings.reading(Result.of(strongest.auc()), "", Meaning.LOWER_BOUND);
    findings.reading(Result.of(epsilon(strongest)), "", Meaning.LOWER_BOUND);
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

  private static Metric epsilon(Leakage strongest) {
    return Metric.of(
        "membership-epsilon",
        strongest.epsilonLowerBound(Leakage.USUAL_RATE),
        strongest.members() + (long) strongest.others(),
        "lower bound at 95 % for the threshold at 1 % false positives, delta 1e-5");
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
