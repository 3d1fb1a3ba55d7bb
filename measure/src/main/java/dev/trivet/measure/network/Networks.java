package dev.trivet.measure.network;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.statistics.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Networks to be trained, with weights drawn as He et al. (ICCV 2015) do.
public final class Networks {
  private static final int SIDE = 5;
  private static final int STRIDE = 2;
  private static final int BORDER = 2;

  private Networks() {}

  /// Fully connected layers with rectifiers between them; none hidden makes a softmax regression.
  public static Network dense(Shape input, List<Integer> hidden, int classes, long seed) {
    RandomGenerator random = Chance.of(seed);
    var layers = new ArrayList<Layer>();
    int width = input.size();
    for (int next : hidden) {
      layers.add(drawn(width, next, random));
      layers.add(Activation.rectifier(next));
      width = next;
    }
    layers.add(drawn(width, classes, random));
    return Network.chain(input, layers.toArray(Layer[]::new));
  }

  /// Two convolutions that halve the image, then a hidden layer.
  public static Network convolutional(
      Shape input, Grid grid, List<Integer> channels, int hidden, int classes, long seed) {
    RandomGenerator random = Chance.of(seed);
    var layers = new ArrayList<Layer>();
    Grid image = grid;
    for (int next : channels) {
      Window window = Window.square(image, SIDE, STRIDE, BORDER);
      float[][] weights = drawnRows(next, window.size(), window.size(), random);
      layers.add(new Convolution(window, weights, new float[next]));
      image = new Grid(next, window.rows(), window.columns());
      layers.add(Activation.rectifier(image.size()));
    }
    layers.add(drawn(image.size(), hidden, random));
    layers.add(Activation.rectifier(hidden));
    layers.add(drawn(hidden, classes, random));
    return Network.chain(input, layers.toArray(Layer[]::new));
  }

  private static Dense drawn(int inputs, int outputs, RandomGenerator random) {
    return new Dense(drawnRows(inputs, outputs, inputs, random), new float[outputs]);
  }

  static float[][] drawnRows(int rows, int columns, int inputs, RandomGenerator random) {
    double spread = Math.sqrt(2.0 / inputs);
    float[][] drawn = new float[rows][columns];
    for (float[] row : drawn) {
      for (int j = 0; j < columns; j++) {
        row[j] = (float) (spread * random.nextGaussian());
      }
    }
    return drawn;
  }
}
