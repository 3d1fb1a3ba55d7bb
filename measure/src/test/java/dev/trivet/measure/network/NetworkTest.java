package dev.trivet.measure.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network.Node;
import dev.trivet.testkit.Seeds;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class NetworkTest {
  private static final Grid IMAGE = new Grid(2, 6, 5);
  private static final Shape SHAPE = Shape.of(2, 6, 5);

  @Test
  void theKernelAddsWhatALoopAdds() {
    Seeds.forAll(
        50,
        random -> {
          int count = random.nextInt(20);
          int width = 1 + random.nextInt(40);
          float[][] rows = rows(count, width, random);
          float[] factors = new float[count];
          for (int i = 0; i < count; i++) {
            factors[i] = random.nextInt(3) == 0 ? 0 : random.nextFloat();
          }
          float[] target = new float[width];
          new Kernel().add(target, rows, factors, count);
          for (int j = 0; j < width; j++) {
            double expected = 0;
            for (int i = 0; i < count; i++) {
              expected += (double) factors[i] * rows[i][j];
            }
            assertThat(target[j]).isCloseTo((float) expected, within(1e-4f));
          }
        });
  }

  @Test
  void everyLayersGradientIsTheSlopeOfItsOutput() {
    RandomGenerator random = Seeds.random(3);
    Window three = Window.square(IMAGE, 3, 1, 1);
    Window two = new Window(IMAGE, 2, 3, 2, 1, 1, 0, 0, 1);
    for (Layer layer :
        List.of(
            new Dense(rows(60, 7, random), new float[7]),
            new Convolution(three, rows(3, 18, random), new float[] {1, 2, 3}),
            new Convolution(two, rows(2, 12, random), new float[2]),
            new Pool(two, Pool.Kind.LARGEST, Pool.Border.COUNTS_NOT),
            new Pool(three, Pool.Kind.MEAN, Pool.Border.COUNTS),
            new Pool(three, Pool.Kind.MEAN, Pool.Border.COUNTS_NOT),
            new ScaleShift(new float[] {2, -3}, new float[] {1, 0}, 30),
            new Activation(Activation.Kind.RECTIFIER, 0.1f, 60),
            new Activation(Activation.Kind.SIGMOID, 0, 60),
            new Activation(Activation.Kind.TANH, 0, 60),
            new Activation(Activation.Kind.ELU, 0.7f, 60),
            new Activation(Activation.Kind.GELU, 0, 60))) {
      followsTheSlope(Network.chain(SHAPE, layer), layer.toString());
    }
  }

  @Test
  void aResidualConnectionAddsBothWays() {
    RandomGenerator random = Seeds.random(4);
    var residual =
        new Network(
            Shape.of(5),
            Output.LOGITS,
            List.of(
                Node.after(-1, new Dense(rows(5, 5, random), new float[5])),
                Node.after(0, new Activation(Activation.Kind.TANH, 0, 5)),
                new Node(new Sum(5), List.of(1, 0)),
                new Node(new Sum(5), List.of(2, -1))));
    followsTheSlope(residual, "residual");
  }

  private static void followsTheSlope(Network network, String what) {
    RandomGenerator random = Seeds.random(9);
    int width = network.input().size();
    float[] x = new float[2 * width];
    for (int j = 0; j < x.length; j++) {
      x[j] = 2 * random.nextFloat() - 1;
    }
    float[] weights = new float[network.classes()];
    for (int c = 0; c < weights.length; c++) {
      weights[c] = random.nextFloat() - 0.5f;
    }
    var two = new Samples(x, 2, network.input());
    Samples gradient =
        network.gradient(two, (i, values, g) -> System.arraycopy(weights, 0, g, 0, g.length));
    for (int probe = 0; probe < 25; probe++) {
      int j = random.nextInt(x.length);
      double up = weighted(network, x, j, 2e-3f, weights);
      double down = weighted(network, x, j, -2e-3f, weights);
      double slope = (up - down) / 4e-3;
      assertThat(gradient.values()[j]).as(what).isCloseTo((float) slope, within(0.02f));
    }
  }

  private static double weighted(Network network, float[] x, int j, float by, float[] weights) {
    float[] moved = x.clone();
    moved[j] += by;
    Predictions answers = network.predict(new Samples(moved, 2, network.input()));
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      sum += weights[c] * (answers.value(0, c) + answers.value(1, c));
    }
    return sum;
  }

  @Test
  void trainingLearnsAndOneSeedLearnsTheSame() {
    Blobs train = Blobs.drawn(1, 300, 3, Shape.of(8), 0.1);
    Blobs test = Blobs.drawn(2, 200, 3, Shape.of(8), 0.1);
    Network first = trained(train, 5);
    assertThat(accuracy(first, test)).isGreaterThan(0.95);
    Network second = trained(train, 5);
    assertThat(value(second, test)).isEqualTo(value(first, test));
    assertThat(value(trained(train, 6), test)).isNotEqualTo(value(first, test));
  }

  private static Network trained(Blobs train, long seed) {
    return Training.of(30, seed)
        .inBatchesOf(16)
        .atRate(5e-3)
        .train(
            Networks.dense(Shape.of(8), List.of(16), 3, seed),
            train.samples(),
            Targets.labels(train.labels(), 3));
  }

  private static float value(Network network, Blobs test) {
    return network.predict(test.samples()).value(0, 0);
  }

  @Test
  void aConvolutionalNetworkLearnsFromAugmentedImages() {
    var grid = new Grid(1, 8, 8);
    Blobs train = Blobs.drawn(1, 200, 3, Shape.of(1, 8, 8), 0.15);
    Network network =
        Training.of(20, 1)
            .inBatchesOf(20)
            .atRate(3e-3)
            .augmentedBy(Augmentation.affine(grid, 0.3, 2, 0.02))
            .train(
                Networks.convolutional(Shape.of(1, 8, 8), grid, List.of(4, 8), 16, 3, 1),
                train.samples(),
                Targets.labels(train.labels(), 3));
    assertThat(accuracy(network, Blobs.drawn(2, 200, 3, Shape.of(1, 8, 8), 0.15)))
        .isGreaterThan(0.9);
  }

  @Test
  void answersOfAnotherModelCanBeLearnt() {
    LinearModel victim = LinearModel.drawn(3, 3, Shape.of(8));
    Samples queries = victim.samples(4, 400);
    Network copy =
        Training.of(40, 1)
            .inBatchesOf(16)
            .atRate(2e-2)
            .train(
                Networks.dense(Shape.of(8), List.of(), 3, 1),
                queries,
                Targets.answers(victim.predict(queries)));
    Samples fresh = victim.samples(5, 300);
    boolean[] agree = copy.predict(fresh).correct(victim.predict(fresh).labels());
    int count = 0;
    for (boolean a : agree) {
      count += a ? 1 : 0;
    }
    assertThat(count).isGreaterThan(270);
  }

  @Test
  void anUnmovedImageIsTheImage() {
    float[] image = new float[60];
    for (int j = 0; j < image.length; j++) {
      image[j] = j / 60f;
    }
    assertThat(Augmentation.affine(IMAGE, 0, 0, 0).apply(image, Seeds.random(1)))
        .containsExactly(image, within(1e-5f));
  }

  @Test
  void samplesOfAnotherSizeAreRefused() {
    Network network = Networks.dense(Shape.of(8), List.of(), 3, 1);
    assertThatThrownBy(() -> network.predict(new Samples(new float[7], 1, Shape.of(7))))
        .hasMessageContaining("not of 7");
  }

  private static double accuracy(Network network, Blobs test) {
    boolean[] right = network.predict(test.samples()).correct(test.labels());
    int count = 0;
    for (boolean r : right) {
      count += r ? 1 : 0;
    }
    return (double) count / right.length;
  }

  private static float[][] rows(int count, int width, RandomGenerator random) {
    float[][] rows = new float[count][width];
    for (float[] row : rows) {
      for (int j = 0; j < width; j++) {
        row[j] = random.nextFloat() - 0.5f;
      }
    }
    return rows;
  }

  @Test
  void aNetworkDrawnAnewHasTheSameLayersAndHasLearntNothing() {
    Network learnt = Networks.convolutional(SHAPE, IMAGE, List.of(3), 8, 4, 1);
    Samples samples = new Samples(new float[2 * SHAPE.size()], 2, SHAPE);
    for (int i = 0; i < samples.values().length; i++) {
      samples.values()[i] = i % 7 / 7f;
    }
    Predictions before = learnt.predict(samples);
    Network drawn = learnt.redrawn(2);
    assertThat(drawn.work()).isEqualTo(learnt.work());
    assertThat(drawn.classes()).isEqualTo(4);
    assertThat(drawn.predict(samples).value(0, 0)).isNotEqualTo(before.value(0, 0));
    assertThat(drawn.predict(samples).value(1, 3))
        .isEqualTo(learnt.redrawn(2).predict(samples).value(1, 3));
    Training.of(3, 1).train(drawn, samples, Targets.labels(new int[] {0, 1}, 4));
    assertThat(learnt.predict(samples).value(0, 0)).isEqualTo(before.value(0, 0));
  }
}
