package dev.trivet.measure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.model.OnnxBytes;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.testkit.Seeds;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class OnnxNetworkTest {
  private static final Shape IMAGE = Shape.of(2, 8, 8);

  /// Convolutions, normalisation, a residual connection, pooling and two kinds of dense layers.
  private static OnnxBytes residual() {
    RandomGenerator random = Seeds.random(5);
    return new OnnxBytes()
        .input("x", OnnxBytes.FLOAT, -1, 2, 8, 8)
        .output("probabilities", OnnxBytes.FLOAT, -1, 3)
        .weights("half", new float[] {0.5f}, 1)
        .weights("w1", drawn(4 * 2 * 9, random), 4, 2, 3, 3)
        .weights("b1", drawn(4, random), 4)
        .weights("gamma", drawn(4, random), 4)
        .weights("beta", drawn(4, random), 4)
        .weights("mean", drawn(4, random), 4)
        .weights("variance", new float[] {1, 2, 0.5f, 1}, 4)
        .weights("w2", drawn(4 * 4 * 9, random), 4, 4, 3, 3)
        .weights("w3", drawn(64 * 5, random), 64, 5)
        .weights("b3", drawn(5, random), 5)
        .weights("w4", drawn(15, random), 3, 5)
        .node("Sub", "x half", "centred")
        .node("Conv", "centred w1 b1", "c1", OnnxBytes.ints("pads", 1, 1, 1, 1))
        .node("BatchNormalization", "c1 gamma beta mean variance", "n1")
        .node("Relu", "n1", "r1")
        .node("Conv", "r1 w2", "c2", OnnxBytes.ints("pads", 1, 1, 1, 1))
        .node("Add", "c2 r1", "sum")
        .node("LeakyRelu", "sum", "r2", OnnxBytes.real("alpha", 0.2f))
        .node(
            "MaxPool",
            "r2",
            "pooled",
            OnnxBytes.ints("kernel_shape", 2, 2),
            OnnxBytes.ints("strides", 2, 2))
        .node("Flatten", "pooled", "flat")
        .node("MatMul", "flat w3", "m3")
        .node("Add", "m3 b3", "d3")
        .node("Tanh", "d3", "t3")
        .node("Gemm", "t3 w4", "logits", OnnxBytes.whole("transB", 1), OnnxBytes.real("alpha", 2))
        .node("Softmax", "logits", "probabilities", OnnxBytes.whole("axis", 1));
  }

  @Test
  void itAnswersAsOnnxRuntimeDoesWithLogitsForProbabilities() {
    Samples samples = samples(9);
    Network network = OnnxNetwork.read(residual().toBytes()).get();
    assertThat(network.output()).isEqualTo(Output.LOGITS);
    try (OnnxModel model = OnnxModel.open(residual().toBytes(), OnnxSettings.USUAL).get()) {
      Predictions theirs = model.predict(samples);
      Predictions ours = network.predict(samples);
      for (int i = 0; i < 9; i++) {
        double[] p = ours.probabilities(i);
        for (int c = 0; c < 3; c++) {
          assertThat(p[c]).isCloseTo(theirs.value(i, c), within(1e-5));
        }
      }
    }
  }

  @Test
  void meansOverWindowsAreThoseOfOnnxRuntime() {
    RandomGenerator random = Seeds.random(6);
    var bytes =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 2, 8, 8)
            .output("y", OnnxBytes.FLOAT, -1, 3)
            .weights("w", drawn(6, random), 2, 3)
            .node(
                "AveragePool",
                "x",
                "p",
                OnnxBytes.ints("kernel_shape", 3, 3),
                OnnxBytes.ints("strides", 2, 2),
                OnnxBytes.ints("pads", 1, 1, 1, 1))
            .node("Sigmoid", "p", "s")
            .node("GlobalAveragePool", "s", "g")
            .node("Flatten", "g", "f")
            .node("MatMul", "f w", "y");
    Samples samples = samples(5);
    Predictions ours = OnnxNetwork.read(bytes.toBytes()).get().predict(samples);
    try (OnnxModel model = OnnxModel.open(bytes.toBytes(), OnnxSettings.USUAL).get()) {
      Predictions theirs = model.predict(samples);
      for (int i = 0; i < 5; i++) {
        assertThat(ours.value(i, 1)).isCloseTo(theirs.value(i, 1), within(1e-5f));
      }
    }
  }

  @Test
  void aLayerItDoesNotKnowIsNamed() {
    var bytes =
        new OnnxBytes()
            .input("x", OnnxBytes.FLOAT, -1, 2)
            .output("y", OnnxBytes.FLOAT, -1, 2)
            .node("Erf", "x", "y");
    assertThat(OnnxNetwork.read(bytes.toBytes()))
        .isInstanceOfSatisfying(
            Attempt.Refused.class,
            r -> {
              assertThat(r.problem().kind()).isEqualTo(Problem.Kind.UNSUPPORTED_LAYER);
              assertThat(r.problem().what()).contains("Erf");
            });
  }

  @Test
  void whateverTheBytesTheAnswerIsANetworkOrAProblem() {
    byte[] sound = residual().toBytes();
    Seeds.forAll(
        3_000,
        random -> {
          byte[] broken = sound.clone();
          for (int i = 0; i <= random.nextInt(3); i++) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
          }
          OnnxNetwork.read(broken);
        });
  }

  @Test
  void theKitsModelsAnswerAlike() {
    Kit kit = Kit.needed();
    Samples images = kit.images().range(6000, 6020);
    for (String name : new String[] {"mnist_cnn_std", "mia_00"}) {
      Network network = OnnxNetwork.read(kit.bytes(name), Optional.of("logits")).get();
      try (OnnxModel model = kit.model(name)) {
        Predictions theirs = model.predict(images);
        Predictions ours = network.predict(images);
        assertThat(ours.labels()).isEqualTo(theirs.labels());
        assertThat(ours.value(3, 4)).isCloseTo(theirs.value(3, 4), within(1e-3f));
      }
    }
  }

  private static Samples samples(int count) {
    return new Samples(drawn(count * IMAGE.size(), Seeds.random(7)), count, IMAGE);
  }

  private static float[] drawn(int count, RandomGenerator random) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextGaussian() / 3;
    }
    return values;
  }
}
