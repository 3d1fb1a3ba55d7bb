package dev.trivet.measure.extraction;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.network.Augmentation;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import java.util.List;

/// What a thief would train on the answers.
public sealed interface Surrogate {
  int BATCH = 32;
  int LEAST_STEPS = 600;

  /// A fully connected network: for any kind of sample.
  record Plain(int hidden, int epochs) implements Surrogate {}

  /// A small convolutional network that sees every query moved, turned and stretched a little; the
  /// answer is asked for once.
  record Images(Grid grid, int hidden, int epochs) implements Surrogate {}

  static Surrogate forSamples() {
    return new Plain(128, 60);
  }

  static Surrogate forImages(Grid grid) {
    return new Images(grid, 64, 30);
  }

  /// Few queries make short epochs; they are gone through more often.
  private static int enough(int epochs, int queries) {
    int perEpoch = Math.max(1, (queries + BATCH - 1) / BATCH);
    return Math.max(epochs, LEAST_STEPS / perEpoch);
  }

  /// @param answers the victim's, to the queries
  default Network trained(Samples queries, Targets answers, long seed) {
    return switch (this) {
      case Plain(int hidden, int epochs) ->
          Training.of(enough(epochs, queries.count()), seed)
              .inBatchesOf(BATCH)
              .atRate(3e-3)
              .train(
                  Networks.dense(queries.shape(), List.of(hidden), answers.classes(), seed),
                  queries,
                  answers);
      case Images(Grid grid, int hidden, int epochs) ->
          Training.of(enough(epochs, queries.count()), seed)
              .inBatchesOf(BATCH)
              .atRate(3e-3)
              .augmentedBy(Augmentation.affine(grid, grid.width() / 14.0, 10, 0.1))
              .train(
                  Networks.convolutional(
                      queries.shape(), grid, List.of(8, 16), hidden, answers.classes(), seed),
                  queries,
                  answers);
    };
  }
}
