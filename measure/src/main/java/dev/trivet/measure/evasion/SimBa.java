package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.statistics.Chance;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;

/// Takes directions of a basis in a drawn order and keeps a step along one, or against it, when the
/// label's score falls (Guo, Gardner, You, Wilson, Weinberger, ICML 2019). Needs scores.
///
/// @param step how far a step goes
/// @param queries for each sample, the clean one included
public record SimBa(Basis basis, double step, int queries, Grid grid, long seed) implements Attack {
  /// What steps are taken along.
  public enum Basis {
    /// Single numbers: the change of each is at most a step.
    PIXELS,
    /// Cosine waves over the image, the slow ones first.
    COSINES
  }

  public SimBa {
    if (!(step > 0) || queries < 2) {
      throw new IllegalArgumentException("steps of " + step + ", " + queries + " queries");
    }
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "SimBA %s, step %s, %d queries", basis, step, queries);
  }

  /// A step changes a pixel once, so in pixels the largest change is the step.
  @Override
  public Norm norm() {
    return switch (basis) {
      case PIXELS -> Norm.LINF;
      case COSINES -> Norm.L2;
    };
  }

  @Override
  public OptionalDouble epsilon() {
    return switch (basis) {
      case PIXELS -> OptionalDouble.of(step);
      case COSINES -> OptionalDouble.empty();
    };
  }

  @Override
  public Attacked run(Model model, Samples samples, int[] labels) {
    var front = new Front(model, samples, labels, seed);
    Predictions clean = front.askClean();
    clean.needValues();
    double[] margin = new double[front.count];
    int[][] order = new int[front.count][];
    int[] at = new int[front.count]; // twice the place in the order, plus one when against it
    for (int i = 0; i < front.count; i++) {
      margin[i] = clean.margin(i, labels[i]);
      order[i] = directions(front, i);
    }
    for (int asked = 1; asked < queries && !front.isStopped(); asked++) {
      front.clear();
      for (int i = 0; i < front.count; i++) {
        if (!front.found[i] && at[i] < 2 * order[i].length) {
          propose(front, i, order[i][at[i] / 2], at[i] % 2 == 0 ? step : -step);
        }
      }
      if (front.size() == 0) {
        break;
      }
      front.ask().ifPresent(answers -> keepBetter(front, answers, margin, at));
    }
    return front.result(this);
  }

  private static void keepBetter(Front front, Predictions answers, double[] margin, int[] at) {
    for (int row = 0; row < front.size(); row++) {
      int sample = front.owner(row);
      double reached = answers.margin(row, front.labels[sample]);
      front.found[sample] = front.errs(answers, row);
      if (front.found[sample] || reached < margin[sample]) {
        margin[sample] = reached;
        front.take(row);
        at[sample] += 2 - at[sample] % 2; // on to the next direction
      } else {
        at[sample]++;
      }
    }
  }

  private int[] directions(Front front, int sample) {
    int[] order = Chance.permutation(front.width, front.random(sample));
    return switch (basis) {
      case PIXELS -> order;
      case COSINES ->
          Arrays.stream(order)
              .boxed()
              .sorted(Comparator.comparingInt(this::frequency)) // stable: drawn in rings
              .mapToInt(i -> i)
              .toArray();
    };
  }

  private int frequency(int direction) {
    int place = direction % (grid.height() * grid.width());
    return Math.max(place / grid.width(), place % grid.width());
  }

  private void propose(Front front, int sample, int direction, double length) {
    int at = front.addCopy(sample, front.current, sample * front.width);
    float[] rows = front.rows();
    switch (basis) {
      case PIXELS -> rows[at + direction] = Front.clip(front.original(sample, direction) + length);
      case COSINES -> addWave(rows, at, direction, length);
    }
  }

  /// A wave of length 1, times `length`.
  private void addWave(float[] rows, int at, int direction, double length) {
    int plane = grid.height() * grid.width();
    int channel = direction / plane;
    int down = direction % plane / grid.width();
    int across = direction % plane % grid.width();
    double scale =
        length
            * Math.sqrt((down == 0 ? 1.0 : 2.0) / grid.height())
            * Math.sqrt((across == 0 ? 1.0 : 2.0) / grid.width());
    for (int row = 0; row < grid.height(); row++) {
      double vertical = Math.cos(Math.PI * (row + 0.5) * down / grid.height());
      for (int column = 0; column < grid.width(); column++) {
        double wave = vertical * Math.cos(Math.PI * (column + 0.5) * across / grid.width());
        int place = at + grid.at(channel, row, column);
        rows[place] = Front.clip(rows[place] + scale * wave);
      }
    }
  }
}
