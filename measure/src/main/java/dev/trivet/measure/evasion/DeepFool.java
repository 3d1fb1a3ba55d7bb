package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.Model;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/// Steps to the nearest boundary of the model seen as linear, until it is crossed
/// (Moosavi-Dezfooli, Fawzi, Frossard, CVPR 2016).
///
/// @param overshoot by how much more than the step the boundary is crossed
public record DeepFool(DifferentiableModel gradients, int steps, double overshoot)
    implements Attack {
  public DeepFool {
    if (steps < 1 || overshoot < 0) {
      throw new IllegalArgumentException(steps + " steps, overshoot " + overshoot);
    }
  }

  public static DeepFool usual(DifferentiableModel gradients) {
    return new DeepFool(gradients, 50, 0.02);
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "DeepFool L2, %d steps", steps);
  }

  @Override
  public Norm norm() {
    return Norm.L2;
  }

  @Override
  public OptionalDouble epsilon() {
    return OptionalDouble.empty();
  }

  /// Nothing is drawn.
  @Override
  public long seed() {
    return 0;
  }

  @Override
  public Attacked run(Model model, Samples samples, int[] labels) {
    var front = new Front(model, samples, labels, 0);
    front.askClean();
    int[] open = front.open();
    double[] total = new double[front.count * front.width];
    for (int step = 0; step < steps && !front.isStopped() && open.length > 0; step++) {
      addSteps(front, open, total);
      front.clear();
      for (int sample : open) {
        int at = front.add(sample);
        for (int j = 0; j < front.width; j++) {
          front.rows()[at + j] =
              Front.clip(
                  front.original(sample, j) + (1 + overshoot) * total[sample * front.width + j]);
        }
      }
      front
          .ask()
          .ifPresent(answers -> {
            for (int row = 0; row < front.size(); row++) {
              front.take(row);
              front.found[front.owner(row)] = front.errs(answers, row);
            }
          });
      open = front.open();
    }
    return front.result(this);
  }

  /// Adds each sample's step to the nearest boundary.
  private void addSteps(Front front, int[] open, double[] total) {
    Samples points = new Samples(front.current, front.count, front.samples.shape()).select(open);
    int classes = gradients.classes();
    double[] nearest = new double[open.length];
    double[][] steps = new double[open.length][front.width];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int c = 0; c < classes; c++) {
      int other = c;
      double[] gap = new double[open.length];
      Samples slopes =
          gradients.gradient(
              points,
              (i, logits, out) -> {
                int label = front.labels[open[i]];
                gap[i] = logits[label] - (double) logits[other];
                out[other] += 1;
                out[label] -= 1;
              });
      for (int k = 0; k < open.length; k++) {
        if (front.labels[open[k]] != other) {
          keepNearer(slopes, k, gap[k], nearest, steps[k]);
        }
      }
    }
    for (int k = 0; k < open.length; k++) {
      for (int j = 0; j < front.width; j++) {
        total[open[k] * front.width + j] += steps[k][j];
      }
    }
  }

  private static void keepNearer(
      Samples slopes, int k, double gap, double[] nearest, double[] step) {
    double squares = 0;
    for (int j = 0; j < step.length; j++) {
      squares += (double) slopes.at(k, j) * slopes.at(k, j);
    }
    double distance = Math.abs(gap) / Math.max(Math.sqrt(squares), 1e-12);
    if (distance < nearest[k]) {
      nearest[k] = distance;
      double scale = (Math.abs(gap) + 1e-4) / Math.max(squares, 1e-12);
      for (int j = 0; j < step.length; j++) {
        step[j] = scale * slopes.at(k, j);
      }
    }
  }
}
