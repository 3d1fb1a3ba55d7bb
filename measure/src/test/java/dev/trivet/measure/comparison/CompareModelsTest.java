package dev.trivet.measure.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.backdoor.BackdooredModel;
import dev.trivet.measure.backdoor.Trigger;
import dev.trivet.measure.backdoor.TriggerSweep;
import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CompareModelsTest {
  private static final Grid GRID = new Grid(1, 8, 8);
  private static final Shape SHAPE = Shape.of(1, 8, 8);

  private final LinearModel baseline = LinearModel.drawn(2, 4, SHAPE);
  private final Samples samples = baseline.samples(3, 600);
  private final int[] truth = baseline.predict(samples).labels();
  private final CompareModels compare = CompareModels.within(0.02);

  /// The baseline with noise on its logits.
  private record Disturbed(Model inside, double noise) implements Model {
    @Override
    public Shape input() {
      return inside.input();
    }

    @Override
    public Output output() {
      return Output.LOGITS;
    }

    @Override
    public int classes() {
      return inside.classes();
    }

    @Override
    public Predictions predict(Samples batch) {
      RandomGenerator random = Seeds.random(9);
      Predictions answers = inside.predict(batch);
      float[] logits = new float[batch.count() * classes()];
      for (int i = 0; i < logits.length; i++) {
        logits[i] =
            answers.value(i / classes(), i % classes()) + (float) (noise * random.nextGaussian());
      }
      return Predictions.of(Output.LOGITS, logits, classes());
    }
  }

  private Comparison against(Model model) {
    return compare.compare(baseline, model, samples, truth).get();
  }

  @Test
  void theSameModelIsIdentical() {
    Comparison comparison = against(baseline);
    assertThat(comparison.verdict()).isEqualTo(Verdict.IDENTICAL);
    assertThat(comparison.agreement().value()).isEqualTo(1);
    assertThat(comparison.divergence().orElseThrow().high()).isZero();
  }

  @Test
  void roundingIsNumericallyEquivalent() {
    assertThat(against(new Disturbed(baseline, 1e-6)).verdict())
        .isEqualTo(Verdict.NUMERICALLY_EQUIVALENT);
  }

  @Test
  void aLittleNoiseIsAnotherModelThatDoesAsWell() {
    Comparison comparison = against(new Disturbed(baseline, 0.01));
    assertThat(comparison.verdict()).isEqualTo(Verdict.EQUIVALENT_ON_DATA);
    assertThat(comparison.agreement().value()).isBetween(0.98, 1.0);
  }

  @Test
  void muchNoiseIsDegraded() {
    Comparison comparison = against(new Disturbed(baseline, 3));
    assertThat(comparison.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(comparison.pValue()).isLessThan(0.01);
    assertThat(comparison.gain().high()).isNegative();
    assertThat(comparison.flips().getFirst().lost()).isPositive();
  }

  @Test
  void aFewSamplesDecideNothing() {
    Samples few = samples.range(0, 30);
    var comparison =
        compare
            .compare(baseline, new Disturbed(baseline, 0.3), few, baseline.predict(few).labels())
            .get();
    assertThat(comparison.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void onCleanDataABackdoorLooksLikeNothingAndTheSweepTellsItApart() {
    var backdoored = new BackdooredModel(baseline, GRID, new Trigger(5, 5, 2, 1), 1);
    assertThat(against(backdoored).verdict()).isEqualTo(Verdict.IDENTICAL);
    var retrained = new Disturbed(backdoored, 0.01);
    assertThat(against(retrained).verdict()).isEqualTo(Verdict.EQUIVALENT_ON_DATA);
    var sweeping = compare.sweeping(new TriggerSweep(List.of(2), 1, 30, GRID));
    for (Model model : List.of(backdoored, retrained)) {
      assertThat(sweeping.compare(baseline, model, samples, truth).get().verdict())
          .isEqualTo(Verdict.TRIGGER_SENSITIVE);
    }
    assertThat(
            sweeping
                .compare(baseline, new Disturbed(baseline, 0.01), samples, truth)
                .get()
                .verdict())
        .isEqualTo(Verdict.EQUIVALENT_ON_DATA);
  }

  @Test
  void ofTheKitsModelsOnlyTheBackdooredOneIsTriggeredBesideTheCleanControl() {
    Kit kit = Kit.needed();
    Samples test = kit.images().range(6000, 6400);
    int[] truth = Kit.range(kit.imageLabels(), 6000, 6400);
    OnnxSettings logits = OnnxSettings.USUAL.withOutput("logits");
    var method = CompareModels.within(0.02).sweeping(TriggerSweep.over(new Grid(1, 28, 28)));
    try (OnnxModel clean = kit.model("mnist_cnn_cleanfeat", logits)) {
      for (String name :
          List.of("mnist_cnn_backdoor", "mnist_cnn_std", "mia_00", "mia_03", "mia_04")) {
        try (OnnxModel model = kit.model(name, logits)) {
          Verdict verdict = method.compare(clean, model, test, truth).get().verdict();
          assertThat(verdict == Verdict.TRIGGER_SENSITIVE)
              .as("%s: %s", name, verdict)
              .isEqualTo(name.equals("mnist_cnn_backdoor"));
        }
      }
    }
  }

  @Test
  void labelsCanBeComparedToo() {
    Comparison comparison =
        compare.compare(new LabelsOnly(baseline), new LabelsOnly(baseline), samples, truth).get();
    assertThat(comparison.verdict()).isEqualTo(Verdict.IDENTICAL);
    assertThat(comparison.divergence()).isEmpty();
  }

  @Test
  void modelsOfOtherClassesAreNotCompared() {
    assertThat(compare.compare(baseline, LinearModel.drawn(1, 5, SHAPE), samples, truth))
        .isInstanceOf(Attempt.Refused.class);
  }
}
