package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// Follows a gradient estimated from the scores at pairs of opposite points (natural evolution
/// strategies; Ilyas, Engstrom, Athalye, Lin, ICML 2018), and stays in the ball. Needs scores.
///
/// @param pairs of points behind each estimate
/// @param queries for each sample, the clean one included
public record Nes(Norm norm, double bound, int pairs, int queries, long seed) implements Attack {
  private static final double RADIUS = 0.01;

  public Nes {
    if (!(bound > 0) || pairs < 1 || queries < 2) {
      throw new IllegalArgumentException(
          "a bound of " + bound + ", " + pairs + " pairs, " + queries + " queries");
    }
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT, "NES %s %s, %d pairs, %d queries", norm, bound, pairs, queries);
  }

  @Override
  public OptionalDouble epsilon() {
    return OptionalDouble.of(bound);
  }

  @Override
  public Attacked run(Model model, Samples samples, int[] labels) {
    var front = new Front(model, samples, labels, seed);
    front.askClean().needValues();
    double[] gradient = new double[front.count * front.width];
    while (!front.isStopped() && estimate(front, gradient)) {
      if (front.isStopped()) {
        break;
      }
      step(front, gradient);
    }
    return front.result(this);
  }

  private boolean isOpen(Front front, int sample) {
    return !front.found[sample] && front.queries(sample) + 2 * pairs + 1 <= queries;
  }

  /// Asks about the pairs of as many samples at once as a batch holds.
  ///
  /// @return whether any sample had questions left
  private boolean estimate(Front front, double[] gradient) {
    Arrays.fill(gradient, 0);
    boolean any = false;
    front.clear();
    for (int i = 0; i < front.count && !front.isStopped(); i++) {
      if (isOpen(front, i)) {
        any = true;
        addPairs(front, i);
        if (front.size() + 2 * pairs > Front.BATCH) {
          collect(front, gradient);
        }
      }
    }
    if (front.size() > 0 && !front.isStopped()) {
      collect(front, gradient);
    }
    return any;
  }

  private void addPairs(Front front, int sample) {
    RandomGenerator random = front.random(sample);
    int from = sample * front.width;
    for (int pair = 0; pair < pairs; pair++) {
      int there = front.add(sample);
      int back = front.add(sample);
      float[] rows = front.rows();
      for (int j = 0; j < front.width; j++) {
        float off = (float) (RADIUS * random.nextGaussian());
        rows[there + j] = front.current[from + j] + off;
        rows[back + j] = front.current[from + j] - off;
      }
    }
  }

  private static void collect(Front front, double[] gradient) {
    front
        .ask()
        .ifPresent(answers -> {
          for (int row = 0; row < front.size(); row += 2) {
            int sample = front.owner(row);
            int label = front.labels[sample];
            double slope = answers.margin(row, label) - answers.margin(row + 1, label);
            int there = row * front.width;
            for (int j = 0; j < front.width; j++) {
              int place = sample * front.width + j;
              gradient[place] += slope * (front.rows()[there + j] - front.current[place]);
            }
          }
        });
    front.clear();
  }

  /// Steps against the gradient, back into the ball and into 0 to 1, and asks about where it came
  /// to.
  private void step(Front front, double[] gradient) {
    front.clear();
    for (int i = 0; i < front.count; i++) {
      if (!front.found[i] && front.queries(i) < queries && isMoved(gradient, i, front.width)) {
        Ball.step(front, norm, bound, stride(), gradient, i, front.add(i));
      }
    }
    if (front.size() == 0) {
      return;
    }
    front.ask().ifPresent(answers -> moved(front, answers));
  }

  /// Long enough that the steps there are questions for reach over the ball and back.
  private double stride() {
    int steps = Math.max(1, (queries - 1) / (2 * pairs + 1));
    return Math.min(1, 4.0 / steps) * bound;
  }

  private static void moved(Front front, Predictions answers) {
    for (int row = 0; row < front.size(); row++) {
      front.take(row);
      front.found[front.owner(row)] = front.errs(answers, row);
    }
  }

  private static boolean isMoved(double[] gradient, int sample, int width) {
    for (int j = sample * width; j < (sample + 1) * width; j++) {
      if (gradient[j] != 0) {
        return true;
      }
    }
    return false;
  }
}
