package dev.trivet.measure.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.Predictions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The numbers of netcal 1.x and scipy on the same answers.
class CalibrationReferenceTest {
  private static final double EQUAL = 1e-6;

  @Test
  void theNumbersOfTheImageModelAreThoseOfTheReference() {
    Kit kit = Kit.needed();
    try (OnnxModel model = kit.model("mnist_cnn_std")) {
      agrees(
          kit,
          "std",
          model.predict(kit.images().range(6000, 8000)),
          Kit.range(kit.imageLabels(), 6000, 8000));
    }
  }

  @Test
  void theNumbersOfTheDigitsModelAreThoseOfTheReference() {
    Kit kit = Kit.needed();
    try (OnnxModel model = kit.model("digits_mlp")) {
      agrees(
          kit,
          "digits",
          model.predict(kit.digits().range(1200, 1797)),
          Kit.range(kit.digitLabels(), 1200, 1797));
    }
  }

  private static void agrees(Kit kit, String name, Predictions answers, int[] truth) {
    String at = "calibration_netcal/" + name + "/";
    Confidences confidences = Confidences.of(answers, truth);
    for (int bins : new int[] {10, 15}) {
      Reliability diagram = Reliability.of(confidences, Binning.width(bins));
      equal(diagram.ece(), kit.reference(at + "ECE_" + bins));
      equal(diagram.mce(), kit.reference(at + "MCE_" + bins));
      equal(diagram.ace(), kit.reference(at + "ACE_" + bins));
    }
    equal(mean(ProperScores.brier(answers, truth)), kit.reference(at + "brier_multiclass"));
    equal(confidences.brier(), kit.reference(at + "brier_top1"));
    equal(mean(ProperScores.negativeLogLikelihood(answers, truth)), kit.reference(at + "nll"));

    NullBand band =
        NullBand.of(confidences, Reliability.of(confidences, Binning.width(15)), 1000, 1);
    assertThat(band.mean()).isCloseTo(kit.reference(at + "ECE_15_null_mean"), within(3e-4));
    assertThat(band.high()).isCloseTo(kit.reference(at + "ECE_15_null_q95"), within(1e-3));
    assertThat(band.pValue()).isCloseTo(kit.reference(at + "p_value_miscalibrated"), within(0.06));

    var heldOut = Temperature.heldOut(answers, truth, 15);
    assertThat(heldOut.temperature().value())
        .isCloseTo(kit.reference(at + "temperature"), within(1e-3));
    equal(heldOut.before(), kit.reference(at + "ECE_15_before_T_heldout"));
    assertThat(heldOut.after())
        .isCloseTo(kit.reference(at + "ECE_15_after_T_heldout"), within(1e-4));
  }

  private static void equal(double ours, double theirs) {
    assertThat(ours).isCloseTo(theirs, within(EQUAL));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }
}
