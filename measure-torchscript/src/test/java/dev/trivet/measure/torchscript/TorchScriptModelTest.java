package dev.trivet.measure.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Needs PyTorch, which the profile `torchscript` brings; skipped without it.
class TorchScriptModelTest {
  private static final float[][] WEIGHTS = {{1, -2, 0.5f}, {0, 1, 1}, {-1, 0, 2}, {3, 1, -1}};
  private static final float[] BIAS = {0.1f, 0.2f, -0.3f};
  private static final String LINEAR = "return torch.addmm(self.b, x, self.w)";
  private static final OnnxSettings SETTINGS = OnnxSettings.USUAL.withInput(Shape.of(4));

  private static boolean hasTorch() {
    return System.getProperty("trivet.torch") != null;
  }

  private static TorchScriptModel opened(String last) {
    assumeTrue(hasTorch(), "PyTorch is not here: build with -Ptorchscript");
    return TorchScriptModel.open(TorchScriptBytes.module(WEIGHTS, BIAS, last), SETTINGS).get();
  }

  private static Problem refused(byte[] bytes, OnnxSettings settings) {
    return switch (TorchScriptModel.open(bytes, settings)) {
      case Attempt.Of<TorchScriptModel> opened -> throw new AssertionError("opened: " + opened);
      case Attempt.Refused<TorchScriptModel>(Problem problem) -> problem;
    };
  }

  private static Samples drawn(int count) {
    float[] values = new float[4 * count];
    var random = Seeds.random(1);
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return new Samples(values, count, Shape.of(4));
  }

  @Test
  void itAnswersWhatTheLayerGives() {
    try (TorchScriptModel model = opened(LINEAR)) {
      Samples samples = drawn(600);
      Predictions answers = model.predict(samples);
      assertThat(model.classes()).isEqualTo(3);
      assertThat(model.output()).isEqualTo(Output.LOGITS);
      assertThat(model.digest().value()).startsWith("sha256:");
      for (int i = 0; i < samples.count(); i++) {
        for (int c = 0; c < 3; c++) {
          double expected = BIAS[c];
          for (int f = 0; f < 4; f++) {
            expected += samples.at(i, f) * WEIGHTS[f][c];
          }
          assertThat(answers.value(i, c)).isCloseTo((float) expected, within(1e-5f));
        }
      }
    }
  }

  @Test
  void probabilitiesAreSeenToBeSome() {
    try (TorchScriptModel model =
        opened("return torch.softmax(torch.addmm(self.b, x, self.w), 1)")) {
      assertThat(model.output()).isEqualTo(Output.SCORES);
    }
  }

  @Test
  void theGradientOfALayerIsItsWeights() {
    try (TorchScriptModel model = opened(LINEAR)) {
      Samples samples = drawn(300);
      Samples gradient =
          model.gradient(samples, (sample, values, g) -> g[sample % 3] = values[1] + 1);
      Predictions answers = model.predict(samples);
      for (int i = 0; i < 300; i++) {
        for (int f = 0; f < 4; f++) {
          float expected = WEIGHTS[f][i % 3] * (answers.value(i, 1) + 1);
          assertThat(gradient.at(i, f)).isCloseTo(expected, within(1e-4f));
        }
      }
    }
  }

  @Test
  void followingItBackwardsLeavesItsAnswersAlone() {
    try (TorchScriptModel model =
        opened("return torch.addmm(self.b, torch.dropout(x, 0.5, self.training), self.w)")) {
      Samples samples = drawn(50);
      float[] before = values(model.predict(samples));
      model.gradient(samples, (sample, values, g) -> Arrays.fill(g, 1));
      assertThat(values(model.predict(samples))).containsExactly(before);
    }
  }

  private static float[] values(Predictions answers) {
    float[] values = new float[answers.count() * answers.classes()];
    for (int i = 0; i < values.length; i++) {
      values[i] = answers.value(i / answers.classes(), i % answers.classes());
    }
    return values;
  }

  @Test
  void whatPyTorchCannotLoadOrRunIsAProblem() {
    assumeTrue(hasTorch(), "PyTorch is not here: build with -Ptorchscript");
    assertThat(refused(new byte[100], SETTINGS).kind()).isEqualTo(Problem.Kind.UNREADABLE_MODEL);
    byte[] fails = TorchScriptBytes.module(WEIGHTS, BIAS, "return torch.mm(x, x)");
    assertThat(refused(fails, SETTINGS).kind()).isEqualTo(Problem.Kind.MODEL_FAILED);
    byte[] single = TorchScriptBytes.module(WEIGHTS, BIAS, "return torch.sum(x)");
    assertThat(refused(single, SETTINGS).kind()).isEqualTo(Problem.Kind.UNSUPPORTED_OUTPUT);
  }

  @Test
  void theShapeOfASampleHasToBeTold() {
    byte[] bytes = TorchScriptBytes.module(WEIGHTS, BIAS, LINEAR);
    assertThat(refused(bytes, OnnxSettings.USUAL).what()).contains("does not say what it takes");
  }

  @Test
  void withoutPyTorchTheProblemSaysHowToGetIt() {
    assumeTrue(!hasTorch(), "PyTorch is here");
    byte[] bytes = TorchScriptBytes.module(WEIGHTS, BIAS, LINEAR);
    assertThat(refused(bytes, SETTINGS).hint()).contains("./trivet module torchscript");
  }
}
