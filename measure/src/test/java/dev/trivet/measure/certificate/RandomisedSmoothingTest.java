package dev.trivet.measure.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.model.CountedModel;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import org.junit.jupiter.api.Test;

class RandomisedSmoothingTest {
  private static final RandomisedSmoothing METHOD =
      new RandomisedSmoothing(0.25, 50, 500, 0.001, 1);

  private final LinearModel model = LinearModel.drawn(2, 2, Shape.of(12));
  private final Samples samples = model.samples(3, 40);

  @Test
  void ofAPlaneItPromisesMoreThanTheDistanceNoOftenerThanItSays() {
    // Smoothing does not move a plane, so the true radius is the distance to it.
    Predictions answers = model.predict(samples);
    int promised = 0;
    int broken = 0;
    for (int seed = 0; seed < 20; seed++) {
      var method = new RandomisedSmoothing(0.25, 50, 300, 0.01, seed);
      Certificates certificates = method.certify(model, samples, answers.labels()).get();
      for (int i = 0; i < samples.count(); i++) {
        double truth =
            Math.abs(answers.value(i, 0) - answers.value(i, 1)) / model.distanceOfWeights(0, 1);
        promised += certificates.each().get(i).isAbstention() ? 0 : 1;
        broken += certificates.each().get(i).radius() > truth ? 1 : 0;
      }
    }
    assertThat(promised).isGreaterThan(400);
    assertThat(broken).as("of 800 promises, each with a chance of 1 %").isLessThan(16);
  }

  @Test
  void certifiedAccuracyFallsWithTheRadius() {
    Certificates certificates =
        METHOD.certify(model, samples, model.predict(samples).labels()).get();
    double before = 1;
    for (double radius = 0; radius < 1; radius += 0.05) {
      double now = certificates.certifiedAccuracy(radius).value();
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
    // All 500 copies agreeing promises no more than this.
    assertThat(certificates.certifiedAccuracy(0.6).value()).isZero();
    assertThat(certificates.meanRadius()).isBetween(certificates.medianRadius() / 4, 0.6);
  }

  @Test
  void oneSeedGivesTheSameCertificatesAndLabelsAreEnough() {
    int[] labels = model.predict(samples).labels();
    var first = METHOD.certify(model, samples, labels).get();
    var second = METHOD.certify(new LabelsOnly(model), samples, labels).get();
    assertThat(second.each()).isEqualTo(first.each());
  }

  @Test
  void aSpentBudgetIsNoCertificate() {
    assertThat(
            METHOD.certify(
                CountedModel.within(1000, model), samples, model.predict(samples).labels()))
        .isInstanceOf(Attempt.Refused.class);
  }

  @Test
  void onTheKitItPromisesWhatThePeerPromises() {
    Kit kit = Kit.needed();
    try (OnnxModel noisy = kit.model("mnist_cnn_noise025")) {
      Samples images = kit.images().range(6000, 6012);
      var certificates =
          new RandomisedSmoothing(0.25, 50, 300, 0.001, 1)
              .certify(noisy, images, Kit.range(kit.imageLabels(), 6000, 6012))
              .get();
      assertThat(certificates.certifiedAccuracy(0.25).value())
          .isCloseTo(kit.reference("randomized_smoothing/art_n1000/cert_acc/0.25"), within(0.17));
    }
  }
}
