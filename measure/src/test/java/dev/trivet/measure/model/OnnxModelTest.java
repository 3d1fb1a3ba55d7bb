package dev.trivet.measure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OnnxModelTest {
  private static final float[] WEIGHTS = {1, 0, 0, 1, 1, 1};

  private static OnnxBytes linear(long batch) {
    return new OnnxBytes()
        .input("x", OnnxBytes.FLOAT, batch, 2)
        .output("logits", OnnxBytes.FLOAT, batch, 3)
        .weights("w", WEIGHTS, 2, 3)
        .node("MatMul", "x w", "logits");
  }

  private static OnnxModel open(OnnxBytes bytes) {
    return OnnxModel.open(bytes.toBytes(), OnnxSettings.USUAL).get();
  }

  private static Samples samples(int count) {
    float[] values = new float[2 * count];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.sin(i);
    }
    return new Samples(values, count, Shape.of(2));
  }

  @Test
  void itAnswersWithLogits() {
    try (OnnxModel model = open(linear(-1))) {
      assertThat(model.output()).isEqualTo(Output.LOGITS);
      assertThat(model.classes()).isEqualTo(3);
      assertThat(model.input()).isEqualTo(Shape.of(2));
      Predictions answer = model.predict(new Samples(new float[] {2, 3}, 1, Shape.of(2)));
      assertThat(answer.value(0, 0)).isEqualTo(5);
      assertThat(answer.label(0)).isZero();
    }
  }

  @Test
  void batchesOfAnySizeGiveTheSameAnswers() {
    Samples all = samples(37);
    try (OnnxModel large = open(linear(-1));
        OnnxModel small =
            OnnxModel.open(linear(-1).toBytes(), OnnxSettings.USUAL.inBatchesOf(5)).get();
        OnnxModel fixed = open(linear(4))) {
      Predictions expected = large.predict(all);
      for (OnnxModel other : new OnnxModel[] {small, fixed}) {
        Predictions answers = other.predict(all);
        for (int i = 0; i < all.count(); i++) {
          for (int c = 0; c < 3; c++) {
            assertThat(answers.value(i, c)).isCloseTo(expected.value(i, c), within(1e-6f));
          }
        }
      }
    }
  }

  @Test
  void aSoftmaxIsFoundToGiveScores() {
    var bytes =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 2)
            .output("p", OnnxBytes.FLOAT, -1, 3)
            .weights("w", WEIGHTS, 2, 3)
            .node("MatMul", "x w", "l")
            .node("Softmax", "l", "p");
    try (OnnxModel model = open(bytes)) {
      assertThat(model.output()).isEqualTo(Output.SCORES);
    }
  }

  @Test
  void aSingleScoreIsThatOfTheSecondClass() {
    var bytes =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 1)
            .output("p", OnnxBytes.FLOAT, -1, 1)
            .node("Sigmoid", "x", "p");
    try (OnnxModel model = open(bytes)) {
      Predictions answer = model.predict(new Samples(new float[] {3, -3}, 2, Shape.of(1)));
      assertThat(model.classes()).isEqualTo(2);
      assertThat(answer.labels()).containsExactly(1, 0);
      assertThat(answer.confidence(1)).isCloseTo(0.952574, within(1e-6));
    }
  }

  @Test
  void labelsNeedTheNumberOfClasses() {
    var bytes =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 3)
            .output("label", OnnxBytes.INT64, -1)
            .node(
                "ArgMax", "x", "label", OnnxBytes.whole("axis", 1), OnnxBytes.whole("keepdims", 0));
    assertThat(refusal(bytes, OnnxSettings.USUAL).kind())
        .isEqualTo(Problem.Kind.UNSUPPORTED_OUTPUT);
    try (OnnxModel model =
        OnnxModel.open(bytes.toBytes(), OnnxSettings.USUAL.withClasses(3)).get()) {
      Predictions answer = model.predict(new Samples(new float[] {0, 2, 1}, 1, Shape.of(3)));
      assertThat(answer.output()).isEqualTo(Output.LABELS);
      assertThat(answer.label(0)).isEqualTo(1);
    }
  }

  @Test
  void anAnswerThatIsNoNumberIsAProblem() {
    var bytes =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 2)
            .output("y", OnnxBytes.FLOAT, -1, 2)
            .node("Log", "x", "y");
    try (OnnxModel model = open(bytes)) {
      assertThatThrownBy(() -> model.predict(new Samples(new float[] {1, -1}, 1, Shape.of(2))))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.NOT_FINITE))
          .hasMessageContaining("class 1 of sample 0");
    }
  }

  @Test
  void samplesOfAnotherShapeAreRefused() {
    try (OnnxModel model = open(linear(-1))) {
      assertThatThrownBy(() -> model.predict(new Samples(new float[3], 1, Shape.of(3))))
          .hasMessageContaining("takes samples of 2, not of 3");
    }
  }

  @Test
  void whatItCannotTakeIsSaidWithItsName() {
    var int8 =
        new OnnxBytes()
            .input("pixels", OnnxBytes.INT8, -1, 2)
            .output("y", OnnxBytes.INT8, -1, 2)
            .node("Identity", "pixels", "y");
    assertThat(refusal(int8, OnnxSettings.USUAL).what()).contains("pixels", "INT8");

    var two =
        new OnnxBytes()
            .input("a", OnnxBytes.FLOAT, -1, 2)
            .input("b", OnnxBytes.FLOAT, -1, 2)
            .output("y", OnnxBytes.FLOAT, -1, 2)
            .node("Add", "a b", "y");
    assertThat(refusal(two, OnnxSettings.USUAL).what()).contains("2 inputs: a, b");

    var outputs =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 2)
            .output("y", OnnxBytes.FLOAT, -1, 2)
            .output("z", OnnxBytes.FLOAT, -1, 2)
            .node("Relu", "x", "y")
            .node("Neg", "x", "z");
    assertThat(refusal(outputs, OnnxSettings.USUAL).hint()).contains("y, z");
    OnnxModel.open(outputs.toBytes(), OnnxSettings.USUAL.withOutput("z")).get().close();

    var open =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, -1)
            .output("y", OnnxBytes.FLOAT, -1, -1)
            .node("Relu", "x", "y");
    assertThat(refusal(open, OnnxSettings.USUAL).hint()).contains("shape of one sample");
    OnnxModel.open(open.toBytes(), OnnxSettings.USUAL.withInput(Shape.of(4))).get().close();
  }

  @Test
  void aFileThatIsNoModelIsRefused() {
    assertThat(OnnxModel.open(new byte[] {1, 2, 3}, OnnxSettings.USUAL))
        .isInstanceOf(Attempt.Refused.class);
    assertThat(OnnxModel.open(Path.of("nowhere.onnx"))).isInstanceOf(Attempt.Refused.class);
  }

  @Test
  void theDigestIsThatOfTheBytes() {
    try (OnnxModel model = open(linear(-1))) {
      assertThat(model.digest().value()).matches("sha256:[0-9a-f]{64}");
    }
  }

  @Test
  void anotherOutputCanBeRead() {
    var bytes =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 2)
            .output("logits", OnnxBytes.FLOAT, -1, 2)
            .output("features", OnnxBytes.FLOAT, -1, 2)
            .node("Relu", "x", "features")
            .node("Neg", "features", "logits");
    try (OnnxModel model =
        OnnxModel.open(bytes.toBytes(), OnnxSettings.USUAL.withOutput("logits").inBatchesOf(3))
            .get()) {
      Samples features = model.activations("features", samples(7));
      assertThat(features.count()).isEqualTo(7);
      assertThat(features.at(0, 1)).isEqualTo((float) Math.sin(1));
    }
  }

  private static Problem refusal(OnnxBytes bytes, OnnxSettings settings) {
    return switch (OnnxModel.open(bytes.toBytes(), settings)) {
      case Attempt.Refused<OnnxModel>(Problem problem) -> problem;
      case Attempt.Of<OnnxModel>(OnnxModel model) -> {
        model.close();
        throw new AssertionError("it was taken");
      }
    };
  }
}
