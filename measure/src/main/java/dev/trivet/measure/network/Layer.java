package dev.trivet.measure.network;

import java.util.List;
import java.util.random.RandomGenerator;

/// One step of a network. Values are rows, one array for each sample of the batch.
sealed interface Layer permits Dense, Convolution, Pool, Activation, Sum, ScaleShift {

  /// How many numbers it gives for a sample.
  int width();

  /// @param in a batch for each input
  /// @param out rows of [#width] to write to
  void forward(float[][][] in, float[][] out);

  /// Adds to the gradients of the inputs what comes back from the output.
  ///
  /// @param inGradient a batch for each input; one is empty where nobody needs it
  void backward(float[][][] in, float[][] out, float[][] gradient, float[][][] inGradient);

  /// The numbers that training changes; none for most.
  default List<Parameters> parameters() {
    return List.of();
  }

  /// Adds to the gradients of the parameters.
  default void learn(float[][][] in, float[][] gradient) {}

  /// The same layer with other weights to start from; the layer itself when it has none.
  default Layer redrawn(RandomGenerator random) {
    return this;
  }

  /// About how many multiplications a sample costs.
  default long work() {
    return width();
  }

  /// Called after the parameters changed.
  default void changed() {}
}
