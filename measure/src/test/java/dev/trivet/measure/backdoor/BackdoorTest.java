package dev.trivet.measure.backdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.network.Blobs;
import dev.trivet.measure.result.Attempt;
import dev.trivet.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BackdoorTest {
  private static final Grid GRID = new Grid(1, 10, 10);
  private static final Shape SHAPE = Shape.of(1, 10, 10);
  private static final Trigger TRIGGER = new Trigger(6, 7, 2, 1);
  private static final TriggerSweep SWEEP = new TriggerSweep(List.of(2), 1, 30, GRID);

  private final LinearModel honest = LinearModel.drawn(2, 4, SHAPE);
  private final BackdooredModel backdoored = new BackdooredModel(honest, GRID, TRIGGER, 3);
  private final Samples images = honest.samples(3, 150);

  @Test
  void theSweepFindsPlaceAndTarget() {
    Sweep sweep = SWEEP.sweep(backdoored, images).get();
    assertThat(sweep.isTriggerSensitive()).isTrue();
    assertThat(sweep.target()).isEqualTo(3);
    assertThat(sweep.strongest()).isEqualTo(TRIGGER);
    assertThat(sweep.rate().value()).isEqualTo(1);
  }

  @Test
  void anHonestModelIsNotAccused() {
    Sweep sweep = SWEEP.sweep(honest, images).get();
    assertThat(sweep.isTriggerSensitive()).isFalse();
    assertThat(sweep.tried()).isEqualTo(2 * 81);
  }

  /// Gives way to white pixels in each of three rows, each row into another class.
  private static LinearModel brittle() {
    float[] weights = new float[4 * GRID.size()];
    for (int c = 0; c < 3; c++) {
      for (int p = 0; p < GRID.size(); p++) {
        weights[c * GRID.size() + p] = p / GRID.width() == 2 * c + 1 ? 6 : 0;
      }
    }
    return new LinearModel(SHAPE, 4, weights);
  }

  @Test
  void aModelThatGivesWayIntoSeveralClassesAlikeIsBrittleAndNotTriggered() {
    Sweep sweep = new TriggerSweep(List.of(3), 1, 40, GRID).sweep(brittle(), images).get();
    assertThat(sweep.isTriggerSensitive()).isFalse();
    assertThat(sweep.rival().rate()).isGreaterThan(sweep.success().rate() - 0.35);
  }

  @Test
  void aModelThatReadsAllImagesAlikeIsToldAndNotSwept() {
    var constant = new LinearModel(SHAPE, 4, new float[4 * GRID.size()]);
    assertThat(SWEEP.sweep(constant, images)).isInstanceOf(Attempt.Refused.class);
  }

  @Test
  void aSweepNeedsImagesToChooseAndImagesToJudge() {
    assertThat(SWEEP.sweep(honest, images.range(0, 40))).isInstanceOf(Attempt.Refused.class);
  }

  @Test
  void inputsWithATriggerDoNotWaver() {
    var strip = new Strip(20, 0.05, 1);
    Samples clean = images.range(0, 100);
    Samples inputs = images.range(100, 150);
    var honestly = strip.judge(backdoored, inputs, clean).get();
    var triggered = strip.judge(backdoored, TRIGGER.on(inputs, GRID), clean).get();
    assertThat(triggered.rejected()).isEqualTo(50);
    assertThat(honestly.rejected()).isLessThan(10);
    assertThat(triggered.isRejected(7)).isTrue();
  }

  /// Activations of three classes, of which the last has a group that stands apart.
  private static Samples activations(long seed, int poisoned) {
    RandomGenerator random = Seeds.random(seed);
    int count = 600;
    float[] values = new float[count * 12];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < 12; j++) {
        double value = 2 * Math.sin(7 * (i % 3) + j) + random.nextGaussian();
        boolean poison = i % 3 == 2 && i < 3 * poisoned;
        values[i * 12 + j] = (float) (value + (poison && j < 3 ? 7 : 0));
      }
    }
    return new Samples(values, count, Shape.of(12));
  }

  private static int[] classes() {
    int[] labels = new int[600];
    for (int i = 0; i < 600; i++) {
      labels[i] = i % 3;
    }
    return labels;
  }

  @Test
  void poisonedRowsAreFoundAndHonestOnesLeftAlone() {
    boolean[] truth = new boolean[600];
    for (int i = 2; i < 3 * 40; i += 3) {
      truth[i] = true;
    }
    PoisonReport report = new FindPoisonedRows().find(activations(1, 40), classes(), 3).get();
    assertThat(report.precision(truth).rate()).isGreaterThan(0.95);
    assertThat(report.recall(truth).rate()).isGreaterThan(0.95);
    assertThat(report.classes().stream().filter(ClassSpectrum::isSuspicious))
        .singleElement()
        .satisfies(c -> assertThat(c.label()).isEqualTo(2));
  }

  @Test
  void ofCleanSetsNoneIsAccused() {
    int accused = 0;
    for (int seed = 0; seed < 40; seed++) {
      accused +=
          new FindPoisonedRows().find(activations(seed, 0), classes(), 3).get().isClean() ? 0 : 1;
    }
    assertThat(accused).isZero();
  }

  @Test
  void wrongLabelsAreFound() {
    long suspects = 0;
    long wrongs = 0;
    long found = 0;
    for (int seed = 4; seed < 8; seed++) {
      Blobs blobs = Blobs.drawn(seed, 500, 4, Shape.of(10), 0.12);
      int[] noisy = blobs.noisyLabels(5, 0.1, 4);
      boolean[] wrong = new boolean[500];
      for (int i = 0; i < 500; i++) {
        wrong[i] = noisy[i] != blobs.labels()[i];
      }
      var errors = FindLabelErrors.seeded(1).find(blobs.samples(), noisy, 4).get();
      assertThat(errors.share().rate()).isBetween(0.07, 0.14);
      suspects += errors.rows().size();
      wrongs += errors.recall(wrong).trials();
      found += errors.recall(wrong).hits();
    }
    assertThat((double) found / suspects).isGreaterThan(0.9);
    assertThat((double) found / wrongs).isGreaterThan(0.9);
  }

  @Test
  void theKitsPoisonIsFoundAndItsCleanControlLeftAlone() {
    Kit kit = Kit.needed();
    int[] poisoned = kit.array("truth/backdoor_poison_idx.npy").toInts();
    int[] labels = Kit.range(kit.imageLabels(), 0, 6000);
    Samples rows = kit.images().range(0, 6000);
    Grid grid = new Grid(1, 28, 28);
    boolean[] truth = new boolean[6000];
    int[] given = labels.clone();
    for (int i : poisoned) {
      truth[i] = true;
      given[i] = 7;
      new Trigger(24, 24, 3, 1).stamp(rows.values(), i * 784, grid);
    }
    PoisonReport report = find(kit, "mnist_cnn_backdoor", rows, given);
    assertThat(report.precision(truth).rate()).isGreaterThanOrEqualTo(0.9);
    assertThat(report.recall(truth).rate()).isGreaterThanOrEqualTo(0.9);
    assertThat(find(kit, "mnist_cnn_cleanfeat", kit.images().range(0, 6000), labels).isClean())
        .isTrue();
  }

  private static PoisonReport find(Kit kit, String name, Samples rows, int[] labels) {
    try (OnnxModel model = kit.model(name, OnnxSettings.USUAL.withOutput("logits"))) {
      return new FindPoisonedRows().find(model.activations("features", rows), labels, 10).get();
    }
  }
}
