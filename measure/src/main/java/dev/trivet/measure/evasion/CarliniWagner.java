package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.Model;
import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;

/// Looks for the smallest change in L2 by following the gradient of its squared length plus a
/// weighted margin, with the samples written as a hyperbolic tangent so that they cannot leave 0 to
/// 1 (Carlini and Wagner, IEEE S&P 2017). The weight is searched for each sample.
///
/// @param searches how many weights are tried
/// @param steps of each try
/// @param rate of Adam
public record CarliniWagner(DifferentiableModel gradients, int searches, int steps, double rate)
    implements Attack {
  private static final double FIRST_WEIGHT = 1;
  private static final double EDGE = 1 - 1e-6;

  public CarliniWagner {
    if (searches < 1 || steps < 1 || !(rate > 0)) {
      throw new IllegalArgumentException(
          searches + " searches of " + steps + " steps at a rate of " + rate);
    }
  }

  public static CarliniWagner usual(DifferentiableModel gradients) {
    return new CarliniWagner(gradients, 6, 100, 0.05);
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT, "Carlini-Wagner L2, %d searches of %d steps", searches, steps);
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
    var search = new Search(front, open);
    for (int s = 0; s < searches && !front.isStopped() && open.length > 0; s++) {
      search.begin();
      for (int step = 1; step <= steps && !front.isStopped(); step++) {
        search.step(step);
      }
      search.reweigh();
    }
    return front.result(this);
  }

  /// Where each sample stands.
  private final class Search {
    private final Front front;
    private final int[] open;
    private final double[] weight;
    private final double[] low;
    private final double[] high;
    private final double[] least;
    private final boolean[] hit;
    private final double[] place;
    private final double[] mean;
    private final double[] square;

    Search(Front front, int[] open) {
      this.front = front;
      this.open = open;
      int numbers = open.length * front.width;
      weight = filled(open.length, FIRST_WEIGHT);
      low = new double[open.length];
      high = filled(open.length, Double.POSITIVE_INFINITY);
      least = filled(open.length, Double.POSITIVE_INFINITY);
      hit = new boolean[open.length];
      place = new double[numbers];
      mean = new double[numbers];
      square = new double[numbers];
    }

    private static double[] filled(int count, double value) {
      double[] filled = new double[count];
      Arrays.fill(filled, value);
      return filled;
    }

    /// Back to the samples.
    void begin() {
      Arrays.fill(mean, 0);
      Arrays.fill(square, 0);
      Arrays.fill(hit, false);
      for (int k = 0; k < open.length; k++) {
        for (int j = 0; j < front.width; j++) {
          double x = (2 * front.original(open[k], j) - 1) * EDGE;
          place[k * front.width + j] = Math.log((1 + x) / (1 - x)) / 2;
        }
      }
    }

    /// Asks about the points, remembers the nearest misread ones, and steps on.
    void step(int number) {
      front.clear();
      for (int k = 0; k < open.length; k++) {
        int at = front.add(open[k]);
        for (int j = 0; j < front.width; j++) {
          front.rows()[at + j] = Front.clip((Math.tanh(place[k * front.width + j]) + 1) / 2);
        }
      }
      float[] points = Arrays.copyOf(front.rows(), open.length * front.width);
      front
          .ask()
          .ifPresent(answers -> {
            for (int row = 0; row < front.size(); row++) {
              if (front.errs(answers, row)) {
                keepNearer(row);
              }
            }
          });
      Samples slopes = margins(new Samples(points, open.length, front.samples.shape()));
      for (int k = 0; k < open.length; k++) {
        for (int j = 0; j < front.width; j++) {
          descend(k, j, points[k * front.width + j], slopes.at(k, j), number);
        }
      }
    }

    private void keepNearer(int row) {
      hit[row] = true;
      double distance = front.distance(Norm.L2, open[row], front.rows(), row * front.width);
      if (distance < least[row]) {
        least[row] = distance;
        front.take(row);
        front.found[open[row]] = true;
      }
    }

    /// The slope of the label's lead over the best other class; 0 where it has none.
    private Samples margins(Samples points) {
      return gradients.gradient(
          points,
          (k, logits, out) -> {
            int label = front.labels[open[k]];
            int best = label == 0 ? 1 : 0;
            for (int c = 0; c < logits.length; c++) {
              best = c != label && logits[c] > logits[best] ? c : best;
            }
            if (logits[label] >= logits[best]) {
              out[label] = 1;
              out[best] = -1;
            }
          });
    }

    /// One number's step of Adam (Kingma and Ba, ICLR 2015).
    private void descend(int k, int j, double point, double slope, int number) {
      int at = k * front.width + j;
      double off = point - front.original(open[k], j);
      double inner = 2 * off + weight[k] * slope;
      double tangent = 2 * point - 1;
      double gradient = inner * (1 - tangent * tangent) / 2;
      mean[at] = 0.9 * mean[at] + 0.1 * gradient;
      square[at] = 0.999 * square[at] + 0.001 * gradient * gradient;
      double scale = Math.sqrt(1 - Math.pow(0.999, number)) / (1 - Math.pow(0.9, number));
      place[at] -= rate * scale * mean[at] / (Math.sqrt(square[at]) + 1e-8);
    }

    /// Weighs the margin less where it was overcome, more where it was not.
    void reweigh() {
      for (int k = 0; k < open.length; k++) {
        if (hit[k]) {
          high[k] = Math.min(high[k], weight[k]);
        } else {
          low[k] = Math.max(low[k], weight[k]);
        }
        weight[k] = high[k] < Double.POSITIVE_INFINITY ? (low[k] + high[k]) / 2 : weight[k] * 10;
      }
    }
  }
}
