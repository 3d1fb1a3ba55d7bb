package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.statistics.Chance;
import java.util.random.RandomGenerator;

/// The search for one class: Adam (Kingma and Ba, ICLR 2015) on the logits of mask and pattern, the
/// mask's size weighed the more the better it works.
final class MaskSearch {
  private static final double RATE = 0.2;
  private static final double WORKS = 0.9;

  private final NeuralCleanse method;
  private final DifferentiableModel model;
  private final Samples clean;
  private final int target;
  private final RandomGenerator random;
  private final Adam mask;
  private final Adam pattern;
  private final int plane;
  private double weight = 1e-3;
  private double best;

  MaskSearch(NeuralCleanse method, DifferentiableModel model, Samples clean, int target) {
    this.method = method;
    this.model = model;
    this.clean = clean;
    this.target = target;
    this.random = Chance.of(method.seed(), target);
    this.plane = method.grid().height() * method.grid().width();
    this.mask = new Adam(plane, random);
    this.pattern = new Adam(method.grid().size(), random);
    this.best = plane;
  }

  /// Numbers that are learnt, each the logit of one between 0 and 1.
  private static final class Adam {
    private final double[] logit;
    private final double[] gradient;
    private final double[] mean;
    private final double[] square;
    private int steps;

    Adam(int size, RandomGenerator random) {
      logit = new double[size];
      gradient = new double[size];
      mean = new double[size];
      square = new double[size];
      for (int i = 0; i < size; i++) {
        logit[i] = 0.1 * random.nextGaussian();
      }
    }

    double value(int i) {
      return 1 / (1 + Math.exp(-logit[i]));
    }

    /// Adds the slope by the value, not by its logit.
    void slope(int i, double slope) {
      gradient[i] += slope;
    }

    void step() {
      steps++;
      double scale = RATE * Math.sqrt(1 - Math.pow(0.999, steps)) / (1 - Math.pow(0.9, steps));
      for (int i = 0; i < logit.length; i++) {
        double value = value(i);
        double slope = gradient[i] * value * (1 - value);
        mean[i] = 0.9 * mean[i] + 0.1 * slope;
        square[i] = 0.999 * square[i] + 0.001 * slope * slope;
        logit[i] -= scale * mean[i] / (Math.sqrt(square[i]) + 1e-12);
        gradient[i] = 0;
      }
    }
  }

  /// The size of the smallest mask that works; all pixels when none was found.
  double smallest() {
    double recent = 0;
    for (int step = 0; step < method.steps(); step++) {
      double size = size();
      double success = step();
      recent = step == 0 ? success : 0.7 * recent + 0.3 * success;
      if (recent >= WORKS && success >= WORKS) {
        best = Math.min(best, size);
      }
      weight *= recent >= WORKS ? 1.2 : 1 / 1.3;
      weight = Math.clamp(weight, 1e-6, 1);
    }
    return best;
  }

  private double size() {
    double size = 0;
    for (int i = 0; i < plane; i++) {
      size += mask.value(i);
    }
    return size;
  }

  /// @return the share of the batch that became the class
  private double step() {
    int width = clean.width();
    int[] chosen = random.ints(method.batch(), 0, clean.count()).toArray();
    float[] rows = new float[chosen.length * width];
    for (int k = 0; k < chosen.length; k++) {
      for (int j = 0; j < width; j++) {
        double m = mask.value(j % plane);
        rows[k * width + j] = (float) ((1 - m) * clean.at(chosen[k], j) + m * pattern.value(j));
      }
    }
    int[] turned = new int[1];
    Samples slopes =
        model.gradient(
            new Samples(rows, chosen.length, clean.shape()),
            (k, logits, out) -> turned[0] += towards(logits, out));
    for (int k = 0; k < chosen.length; k++) {
      for (int j = 0; j < width; j++) {
        double slope = slopes.at(k, j) / chosen.length;
        mask.slope(j % plane, slope * (pattern.value(j) - clean.at(chosen[k], j)));
        pattern.slope(j, slope * mask.value(j % plane));
      }
    }
    for (int i = 0; i < plane; i++) {
      mask.slope(i, weight);
    }
    mask.step();
    pattern.step();
    return (double) turned[0] / chosen.length;
  }

  /// The slope of the cross-entropy of the target.
  ///
  /// @return 1 when it is the answer
  private int towards(float[] logits, float[] out) {
    int top = 0;
    for (int c = 1; c < logits.length; c++) {
      top = logits[c] > logits[top] ? c : top;
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - logits[top]);
    }
    for (int c = 0; c < out.length; c++) {
      out[c] = (float) (Math.exp((double) logits[c] - logits[top]) / sum);
    }
    out[target] -= 1;
    return top == target ? 1 : 0;
  }
}
