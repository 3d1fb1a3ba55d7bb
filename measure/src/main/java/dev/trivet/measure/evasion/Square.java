package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/// Random search over square windows (Andriushchenko, Croce, Flammarion, Hein, ECCV 2020). Needs
/// scores, no gradient, one question a step; windows reach every row and column.
///
/// @param queries for each sample, the clean one included
public record Square(Norm norm, double bound, int queries, Grid grid, long seed) implements Attack {
  static final double SHARE_LINF = 0.8;
  static final double SHARE_L2 = 0.1;

  public Square {
    if (!(bound > 0) || queries < 2) {
      throw new IllegalArgumentException("a bound of " + bound + " with " + queries + " queries");
    }
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "Square %s %s, %d queries", norm, bound, queries);
  }

  @Override
  public OptionalDouble epsilon() {
    return OptionalDouble.of(bound);
  }

  @Override
  public Attacked run(Model model, Samples samples, int[] labels) {
    var front = new Front(model, samples, labels, seed);
    Predictions clean = front.askClean();
    clean.needValues();
    SquareStep step =
        switch (norm) {
          case LINF -> new SquareLinf(front, grid, bound);
          case L2 -> new SquareL2(front, grid, bound);
        };
    double[] margin = new double[front.count];
    int[] begun = new int[front.count];
    Arrays.fill(margin, Double.POSITIVE_INFINITY); // the first candidate always counts
    for (int asked = 1; asked < queries && !front.isStopped(); asked++) {
      front.clear();
      for (int i = 0; i < front.count; i++) {
        if (!front.found[i]) {
          if (step.isStuck(i)) {
            begun[i] = asked - 1;
            margin[i] = Double.POSITIVE_INFINITY;
          }
          step.propose(i, asked - 1 - begun[i], queries - 1 - begun[i]);
        }
      }
      if (front.size() == 0) {
        break;
      }
      front.ask().ifPresent(answers -> keepBetter(front, answers, margin, step));
    }
    return front.result(this);
  }

  private static void keepBetter(
      Front front, Predictions answers, double[] margin, SquareStep step) {
    for (int row = 0; row < front.size(); row++) {
      int sample = front.owner(row);
      boolean errs = front.errs(answers, row);
      double reached = answers.margin(row, front.labels[sample]);
      if (errs || reached < margin[sample]) {
        margin[sample] = reached;
        front.take(row);
        front.found[sample] = errs;
        step.kept(sample);
      }
    }
  }

  /// How the search moves.
  interface SquareStep {
    /// Puts the next candidate for a sample into the batch.
    void propose(int sample, int step, int steps);

    /// The candidate was better than the point before.
    default void kept(int sample) {}

    /// Whether every smallest move was tried in vain. The search then begins anew with the
    /// questions that are left, as a single descent often ends in a corner.
    default boolean isStuck(int sample) {
      return false;
    }
  }
}
