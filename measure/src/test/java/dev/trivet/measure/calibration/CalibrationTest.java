package dev.trivet.measure.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Result;
import dev.trivet.testkit.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private final LinearModel model = LinearModel.drawn(1, 5, Shape.of(10));

  /// A model that is right exactly as often as it says.
  private static Confidences calibrated(long seed, int count) {
    RandomGenerator random = Seeds.random(seed);
    double[] confidence = new double[count];
    boolean[] correct = new boolean[count];
    for (int i = 0; i < count; i++) {
      confidence[i] = 0.2 + 0.8 * random.nextDouble();
      correct[i] = random.nextDouble() < confidence[i];
    }
    return new Confidences(confidence, correct);
  }

  @Test
  void aCalibratedModelLiesInItsNullBand() {
    int exceeded = 0;
    for (int seed = 0; seed < 100; seed++) {
      Confidences sampled = calibrated(seed, 500);
      Reliability diagram = Reliability.of(sampled, Binning.width(15));
      exceeded += NullBand.of(sampled, diagram, 200, seed).isExceeded(0.05) ? 1 : 0;
    }
    assertThat(exceeded).isBetween(0, 12);
  }

  @Test
  void anOverconfidentModelLiesOutsideIt() {
    Confidences honest = calibrated(3, 1000);
    double[] boasting = new double[1000];
    boolean[] correct = new boolean[1000];
    for (int i = 0; i < 1000; i++) {
      boasting[i] = Math.sqrt(honest.confidence(i));
      correct[i] = honest.correct(i);
    }
    var sampled = new Confidences(boasting, correct);
    Reliability diagram = Reliability.of(sampled, Binning.width(15));
    assertThat(NullBand.of(sampled, diagram, 500, 1).isExceeded(0.01)).isTrue();
  }

  @Test
  void everySampleLiesInOneBinThatHoldsIt() {
    Seeds.forAll(
        30,
        random -> {
          Confidences sampled = calibrated(random.nextLong(), 300);
          for (Binning binning : new Binning[] {Binning.width(7), Binning.mass(7)}) {
            Reliability diagram = Reliability.of(sampled, binning);
            long held = diagram.bins().stream().mapToLong(b -> b.correct().trials()).sum();
            assertThat(held).isEqualTo(300);
            for (int i = 0; i < 300; i++) {
              var bin = diagram.bins().get(diagram.binOf(i));
              assertThat(sampled.confidence(i)).isBetween(bin.from(), bin.to());
            }
          }
        });
  }

  @Test
  void binsOfEqualMassHoldAsManySamples() {
    Reliability diagram = Reliability.of(calibrated(5, 1000), Binning.mass(10));
    assertThat(diagram.bins())
        .allSatisfy(bin -> assertThat(bin.correct().trials()).isBetween(99L, 101L));
  }

  @Test
  void confidencesOnTheEdgesFallWhereTheEdgesSay() {
    double[] edges = {0, 0.1, 0.3, 0.6, 0.7, 1};
    var onEdges = new Confidences(edges, new boolean[edges.length]);
    Reliability diagram = Reliability.of(onEdges, Binning.width(10));
    assertThat(diagram.binOf(0)).isZero();
    assertThat(diagram.binOf(5)).isEqualTo(9);
    for (int i = 0; i < edges.length; i++) {
      var bin = diagram.bins().get(diagram.binOf(i));
      assertThat(edges[i]).isBetween(bin.from(), bin.to());
    }
  }

  @Test
  void theWorstBinIsAtLeastTheMeanAndThePartsMakeTheWhole() {
    Seeds.forAll(
        30,
        random -> {
          Confidences sampled = calibrated(random.nextLong(), 200);
          Reliability diagram = Reliability.of(sampled, Binning.width(10));
          assertThat(diagram.mce()).isGreaterThanOrEqualTo(diagram.ece());
          assertThat(diagram.mce()).isGreaterThanOrEqualTo(diagram.ace());
          assertThat(diagram.brierParts(sampled).score()).isCloseTo(sampled.brier(), within(1e-12));
        });
  }

  @Test
  void aTemperatureIsFoundAgain() {
    Predictions cold = model.predict(model.samples(2, 4000));
    RandomGenerator random = Seeds.random(9);
    int[] truth = new int[cold.count()];
    for (int i = 0; i < truth.length; i++) {
      double[] p = new Temperature(2.5).applied(cold).range(i, i + 1).probabilities(0);
      double drawn = random.nextDouble();
      while (truth[i] < 4 && drawn >= p[truth[i]]) {
        drawn -= p[truth[i]++];
      }
    }
    assertThat(Temperature.fit(cold, truth).value()).isCloseTo(2.5, within(0.2));
    var heldOut = Temperature.heldOut(cold, truth, 15);
    assertThat(heldOut.after()).isLessThan(heldOut.before());
  }

  @Test
  void aTemperatureNeverChangesAnAnswer() {
    Predictions cold = model.predict(model.samples(2, 100));
    assertThat(new Temperature(7).applied(cold).labels()).isEqualTo(cold.labels());
  }

  @Test
  void aReportOfOneSeedIsOneReport() {
    Predictions answers = model.predict(model.samples(4, 400));
    int[] truth = answers.labels();
    var first = MeasureCalibration.seeded(1).measure(answers, truth).get();
    var second = MeasureCalibration.seeded(1).measure(answers, truth).get();
    assertThat(first.results()).isEqualTo(second.results());
    assertThat(first.ece().findMetric().orElseThrow().interval()).isPresent();
  }

  @Test
  void tooFewSamplesAreNotEnough() {
    Predictions answers = model.predict(model.samples(4, 40));
    var report = MeasureCalibration.seeded(1).measure(answers, answers.labels()).get();
    assertThat(report.results())
        .allSatisfy(r -> assertThat(r).isInstanceOf(Result.NotEnoughData.class));
  }

  @Test
  void labelsAloneAreNoConfidence() {
    Predictions labels = new LabelsOnly(model).predict(model.samples(4, 200));
    assertThat(MeasureCalibration.seeded(1).measure(labels, labels.labels()))
        .isInstanceOf(Attempt.Refused.class);
  }

  @Test
  void logitsDeclaredAsScoresAreRefused() {
    var wrong = Predictions.of(Output.SCORES, new float[] {3, -1, 2, 0}, 2);
    assertThat(MeasureCalibration.seeded(1).measure(wrong, new int[] {0, 0}))
        .isInstanceOfSatisfying(
            Attempt.Refused.class, r -> assertThat(r.problem().hint()).contains("logits"));
  }
}
