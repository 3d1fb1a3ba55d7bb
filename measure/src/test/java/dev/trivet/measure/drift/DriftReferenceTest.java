package dev.trivet.measure.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.drift.CompareWindows.Window;
import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.Predictions;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The numbers of scipy and its like on the unchanged window of the kit.
class DriftReferenceTest {
  private static final double EQUAL = 1e-6;

  @Test
  void theNumbersAreThoseOfTheReference() {
    Kit kit = Kit.needed();
    Samples images = kit.images();
    try (OnnxModel model = kit.model("mnist_cnn_std")) {
      Samples before = images.range(6000, 7000);
      Samples after = images.range(7000, 8000);
      Predictions reference = model.predict(before);
      Predictions current = model.predict(after);
      String at = "drift/same/";

      equal(CompareWindows.psiOfConfidence(reference, current), kit.reference(at + "psi_conf"));
      var ks =
          KolmogorovSmirnov.test(
              CompareWindows.confidences(reference), CompareWindows.confidences(current));
      equal(ks.distance(), kit.reference(at + "ks_conf/0"));
      equal(ks.pValue(), kit.reference(at + "ks_conf/1"));

      var report =
          CompareWindows.seeded(1)
              .compare(new Window(before, reference), new Window(after, current))
              .get();
      equal(
          report.find("predicted class").orElseThrow().metric().value(),
          kit.reference(at + "psi_pred_class"));
      equal(report.checks().getLast().pValue(), Math.min(1, 784 * kit.reference(at + "ks_min_p")));
      assertThat(report.isAlarm()).isFalse();

      var mmd = MaximumMeanDiscrepancy.test(logits(reference), logits(current), 100, 3);
      equal(mmd.squared(), kit.reference(at + "mmd2_u_logits_first500/0"));
      assertThat(mmd.bandwidth())
          .isCloseTo(kit.reference(at + "mmd2_u_logits_first500/2"), within(1e-3));
      assertThat(mmd.pValue())
          .isCloseTo(kit.reference(at + "mmd2_u_logits_first500/1"), within(0.1));
    }
  }

  private static Samples logits(Predictions predictions) {
    float[] values = new float[5000];
    for (int i = 0; i < values.length; i++) {
      values[i] = predictions.value(i / 10, i % 10);
    }
    return new Samples(values, 500, Shape.of(10));
  }

  @Test
  void allChangedWindowsOfTheKitRaiseTheAlarm() {
    Kit kit = Kit.needed();
    Samples images = kit.images();
    try (OnnxModel model = kit.model("mnist_cnn_std")) {
      Window reference = window(model, images.range(6000, 7000));
      Samples after = images.range(7000, 8000);
      float[] brighter = after.values().clone();
      for (int i = 0; i < brighter.length; i++) {
        brighter[i] = Math.min(1, brighter[i] + 0.1f);
      }
      int[] high = Kit.range(kit.imageLabels(), 7000, 8000);
      int[] kept = IntStream.range(0, 1000).filter(i -> high[i] >= 5).toArray();
      var compare = CompareWindows.seeded(1);
      var bright = window(model, new Samples(brighter, 1000, Kit.IMAGE));
      assertThat(compare.compare(reference, bright).get().isAlarm()).isTrue();
      var classes = compare.compare(reference, window(model, after.select(kept))).get();
      assertThat(classes.alarms().stream().map(DriftReport.Check::subject))
          .contains("predicted class");
    }
  }

  private static Window window(OnnxModel model, Samples samples) {
    return new Window(samples, model.predict(samples));
  }

  private static void equal(double ours, double theirs) {
    assertThat(ours).isCloseTo(theirs, within(EQUAL));
  }

  @Test
  void theKitsArraysAreWhatItsReadmeSays() {
    Kit kit = Kit.needed();
    assertThat(kit.images().count()).isEqualTo(10_000);
    assertThat(kit.digits().shape()).isEqualTo(Kit.DIGIT);
    assertThat(Arrays.stream(kit.imageLabels()).max()).hasValue(9);
  }
}
