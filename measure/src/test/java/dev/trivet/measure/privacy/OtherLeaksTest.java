package dev.trivet.measure.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.backdoor.InfluenceShortlist;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.network.Blobs;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import dev.trivet.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OtherLeaksTest {
  @Test
  void labelsAloneGiveAwayMembersOfAnOverfittedModelAndNobodyElse() {
    Blobs blobs = Blobs.drawn(1, 400, 4, Shape.of(20), 0.35);
    int[] noisy = blobs.noisyLabels(2, 0.3, 4);
    Network model =
        Training.of(150, 1)
            .train(
                Networks.dense(Shape.of(20), List.of(128), 4, 1),
                blobs.samples().range(0, 200),
                Targets.labels(Arrays.copyOf(noisy, 200), 4));
    boolean[] members = new boolean[400];
    Arrays.fill(members, 0, 200, true);
    var attack = new LabelOnly(0.05, 20, 1);
    Leakage leakage = attack.leakage(new LabelsOnly(model), blobs.samples(), noisy, members);
    assertThat(leakage.pValueOfArea()).isLessThan(0.001);
    boolean[] drawn = new boolean[400];
    RandomGenerator random = Seeds.random(3);
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextBoolean();
    }
    Leakage silent = Leakage.of("label only", attack.scores(model, blobs.samples(), noisy), drawn);
    assertThat(silent.pValueOfArea()).isGreaterThan(0.01);
  }

  @Test
  void aFieldTheModelLeansOnIsGuessedBetterThanTheCommonestValue() {
    RandomGenerator random = Seeds.random(4);
    float[] rows = new float[300 * 2];
    int[] labels = new int[300];
    for (int i = 0; i < 300; i++) {
      rows[2 * i] = random.nextInt(2);
      rows[2 * i + 1] = random.nextFloat();
      labels[i] = rows[2 * i] == 1 ? 1 : 0;
    }
    Samples records = new Samples(rows, 300, Shape.of(2));
    var leaning = new LinearModel(Shape.of(2), 2, new float[] {-8, 0, 8, 0});
    var blind = new LinearModel(Shape.of(2), 2, new float[] {0, -8, 0, 8});
    var infer = new InferAttribute(0, List.of(0.0, 1.0));
    assertThat(infer.measure(leaning, records, labels).get().isLeak(0.01)).isTrue();
    assertThat(infer.measure(blind, records, labels).get().isLeak(0.01)).isFalse();
  }

  @Test
  void exposureIsTheBitsOfTheRank() {
    double[] others = new double[1023];
    Arrays.setAll(others, i -> -i);
    assertThat(CanaryExposure.of(1, others).value()).isCloseTo(10, within(1e-9));
    assertThat(CanaryExposure.of(-5_000, others).value()).isCloseTo(0, within(1e-9));
    assertThat(CanaryExposure.of(-510.5, others).value()).isCloseTo(1, within(0.01));
    assertThatThrownBy(() -> CanaryExposure.of(0, new double[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theRowsThatTaughtAWrongAnswerComeFirst() {
    Blobs blobs = Blobs.drawn(5, 300, 3, Shape.of(8), 0.1);
    int[] labels = blobs.labels();
    int[] planted = {10, 11, 12, 13, 14};
    float[] rows = blobs.samples().range(0, 300).values();
    for (int i : planted) {
      Arrays.fill(rows, i * 8, (i + 1) * 8, 1f);
      labels[i] = 2;
    }
    Samples training = new Samples(rows, 300, Shape.of(8));
    Network model =
        Training.of(60, 1)
            .train(
                Networks.dense(Shape.of(8), List.of(), 3, 1), training, Targets.labels(labels, 3));
    float[] asked = new float[8];
    Arrays.fill(asked, 0.97f);
    Samples question = new Samples(asked, 1, Shape.of(8));
    var shortlist = new InfluenceShortlist(question, model.predict(question));
    List<Integer> first =
        shortlist.favouring(
            new InfluenceShortlist(training, model.predict(training)), labels, new int[] {2}, 5);
    assertThat(first).containsAnyOf(10, 11, 12, 13, 14);
  }
}
