package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/// Follows the gradient of the cross-entropy, and stays in the ball (Madry et al., ICLR 2018; one
/// step from the sample itself is FGSM, Goodfellow, Shlens, Szegedy, ICLR 2015). The gradient may
/// come from another network than the model, as of a copy; what is misread is judged by the model.
///
/// @param start where the first step begins
public record Pgd(
    DifferentiableModel gradients,
    Norm norm,
    double bound,
    int steps,
    double stride,
    Start start,
    long seed)
    implements Attack {
  /// Where the first step begins.
  public enum Start {
    /// At the sample.
    SAMPLE,
    /// Anywhere in the ball.
    DRAWN
  }

  public Pgd {
    if (!(bound > 0) || steps < 1 || !(stride > 0)) {
      throw new IllegalArgumentException(
          "a bound of " + bound + ", " + steps + " steps of " + stride);
    }
  }

  /// Forty steps of a tenth of the bound, from anywhere in the ball.
  public static Pgd usual(DifferentiableModel gradients, Norm norm, double bound, long seed) {
    return new Pgd(gradients, norm, bound, 40, bound / 10, Start.DRAWN, seed);
  }

  public static Pgd fgsm(DifferentiableModel gradients, double bound) {
    return new Pgd(gradients, Norm.LINF, bound, 1, bound, Start.SAMPLE, 0);
  }

  @Override
  public String name() {
    return steps == 1 && start == Start.SAMPLE
        ? String.format(Locale.ROOT, "FGSM %s %s", norm, bound)
        : String.format(Locale.ROOT, "PGD %s %s, %d steps of %s", norm, bound, steps, stride);
  }

  @Override
  public OptionalDouble epsilon() {
    return OptionalDouble.of(bound);
  }

  @Override
  public Attacked run(Model model, Samples samples, int[] labels) {
    var front = new Front(model, samples, labels, seed);
    front.askClean();
    int[] open = front.open();
    if (start == Start.DRAWN) {
      drawn(front, open);
    }
    for (int step = 0; step < steps && !front.isStopped() && open.length > 0; step++) {
      double[] gradient = descent(front, open);
      front.clear();
      for (int sample : open) {
        Ball.step(front, norm, bound, stride, gradient, sample, front.add(sample));
      }
      front.ask().ifPresent(answers -> move(front, answers));
      open = front.open();
    }
    return front.result(this);
  }

  private void drawn(Front front, int[] open) {
    front.clear();
    for (int sample : open) {
      RandomGenerator random = front.random(sample);
      int at = front.add(sample);
      for (int j = 0; j < front.width; j++) {
        double off =
            norm == Norm.LINF
                ? bound * (2 * random.nextDouble() - 1)
                : bound * random.nextGaussian() / Math.sqrt(front.width);
        front.rows()[at + j] = (float) (front.original(sample, j) + off);
      }
      Ball.project(front, norm, bound, sample, at);
    }
    for (int row = 0; row < front.size(); row++) {
      front.take(row);
    }
  }

  /// The direction in which the label's likelihood falls is against this.
  private double[] descent(Front front, int[] open) {
    Samples points = new Samples(front.current, front.count, front.samples.shape()).select(open);
    Samples slopes =
        gradients.gradient(
            points,
            (i, logits, out) -> {
              double top = Double.NEGATIVE_INFINITY;
              for (float logit : logits) {
                top = Math.max(top, logit);
              }
              double sum = 0;
              for (float logit : logits) {
                sum += Math.exp(logit - top);
              }
              for (int c = 0; c < out.length; c++) {
                out[c] = (float) -(Math.exp(logits[c] - top) / sum);
              }
              out[front.labels[open[i]]] += 1;
            });
    double[] gradient = new double[front.count * front.width];
    for (int k = 0; k < open.length; k++) {
      for (int j = 0; j < front.width; j++) {
        gradient[open[k] * front.width + j] = slopes.at(k, j);
      }
    }
    return gradient;
  }

  private static void move(Front front, Predictions answers) {
    for (int row = 0; row < front.size(); row++) {
      front.take(row);
      front.found[front.owner(row)] = front.errs(answers, row);
    }
  }
}
