package dev.trivet.measure.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.measure.report.CompareRuns.Change;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.MetricKind;
import dev.trivet.measure.run.Reading;
import dev.trivet.testkit.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final SystemId SYSTEM = new SystemId("damage-lens");
  private static final ComponentId PART = new ComponentId("lens-model");

  @Test
  void thePageShowsEveryNumberAndEveryChart() {
    Golden.matches("report.html", WriteMeasurementReport.page(Runs.whole(0.34)));
  }

  @Test
  void thePageNeedsNothingButItself() {
    String page = WriteMeasurementReport.page(Runs.whole(0.34));
    assertThat(page).doesNotContain("<script").doesNotContain("src=").doesNotContain("<b>");
    assertThat(page).contains("default-src &#39;none&#39;").contains("lens &lt;b&gt;.onnx");
  }

  @Test
  void theModelCardIsATable() {
    Golden.matches("model-card.md", ModelCard.section(Runs.whole(0.34)));
  }

  @Test
  void onlyWhatWasMeasuredIsRecordedBoundToItsBytes() {
    List<Observation> seen = ObserveRun.observations(Runs.whole(0.34), SYSTEM, PART);
    assertThat(seen.stream().map(Observation::method))
        .containsExactly(
            "measure.clean_accuracy",
            "measure.robust_accuracy",
            "measure.calibration_error",
            "measure.membership_tpr",
            "measure.extraction_fidelity",
            "measure.behaviour_diff");
    assertThat(seen)
        .allSatisfy(o -> {
          assertThat(o.subject()).isInstanceOf(Subject.OfComponent.class);
          assertThat(((Subject.OfComponent) o.subject()).digest())
              .contains(Runs.whole(0.34).model());
        });
  }

  @Test
  void whatWasAskedThroughAnAddressIsBoundToItsVersionAndToNoBytes() {
    MeasurementRun run = Runs.remote();
    Observation seen = ObserveRun.observations(run, SYSTEM, PART).getFirst();
    var subject = (Subject.OfComponent) seen.subject();
    assertThat(subject.digest()).isEmpty();
    assertThat(subject.version()).contains("2026-W46");
    assertThat(seen.detail().orElseThrow())
        .startsWith("Asked at https://host/predict, version 2026-W46 as its operator says;");
    assertThat(WriteMeasurementReport.page(run))
        .contains("the numbers hold for what answered")
        .doesNotContain("token");
    assertThat(ModelCard.section(run)).contains("no bytes were seen").doesNotContain("token");
  }

  @Test
  void everyMethodThisWritesIsOneOfTheCatalogueWithItsUnit() {
    var known = new java.util.HashMap<String, String>();
    new ShippedCatalog().methods().forEach(m -> known.put(m.name(), m.unit()));
    assertThat(ObserveRun.methods())
        .hasSizeGreaterThan(15)
        .allSatisfy((method, unit) ->
            assertThat(known).containsEntry(method, unit.isEmpty() ? "word" : unit));
  }

  @Test
  void numbersPaidForWithEachOtherStandBesideEachOther() {
    List<TradeOffs.Trade> trades = TradeOffs.of(Runs.whole(0.34));
    assertThat(trades).hasSize(2);
    assertThat(trades.getFirst().rows().stream().map(TradeOffs.Row::what))
        .containsExactly(
            "right on untouched samples",
            "right under attack, linf 0.05",
            "right under attack, linf 0.1",
            "gap between certainty and accuracy");
    assertThat(TradeOffs.of(Runs.run(MeasurementRun.State.COMPLETE, List.of()))).isEmpty();
  }

  @Test
  void robustAccuracyIsRecordedAsTheLowerEndOfTheLargestChange() {
    Observation robust = ObserveRun.observations(Runs.whole(0.34), SYSTEM, PART).get(1);
    assertThat(robust.value().orElseThrow()).isEqualTo(0.29);
    assertThat(robust.detail().orElseThrow()).contains("linf 0.1");
  }

  @Test
  void aMetricThatWasStoppedIsNotRecordedAtAll() {
    MeasurementRun run =
        Runs.run(
            MeasurementRun.State.PARTIAL,
            List.of(
                Runs.outcome(
                    MetricKind.ROBUST_ACCURACY,
                    List.of(
                        Runs.share("robust-accuracy", "linf 0.05", 0.6),
                        Runs.missing("robust-accuracy", Reading.Status.STOPPED)),
                    List.of())));
    assertThat(ObserveRun.observations(run, SYSTEM, PART)).isEmpty();
  }

  @Test
  void everyMethodRecordedIsOneOfTheCatalogue() {
    List<String> known = new ShippedCatalog().methods().stream().map(m -> m.name()).toList();
    assertThat(ObserveRun.observations(Runs.whole(0.34), SYSTEM, PART))
        .allSatisfy(o -> assertThat(known).contains(o.method()));
  }

  @Test
  void aNumberHasChangedWhenTheIntervalsNoLongerMeet() {
    CompareRuns.Compared compared = CompareRuns.of(Runs.whole(0.5), Runs.whole(0.34));
    assertThat(compared.changed().stream().map(CompareRuns.Row::name))
        .containsExactly("robust-accuracy, linf 0.05", "robust-accuracy, linf 0.1");
    assertThat(compared.rows()).filteredOn(r -> r.change() == Change.MISSING).isNotEmpty();
    assertThat(CompareRuns.of(Runs.whole(0.5), Runs.whole(0.5)).changed()).isEmpty();
  }
}
