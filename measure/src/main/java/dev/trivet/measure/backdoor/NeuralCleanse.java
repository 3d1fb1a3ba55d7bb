package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.statistics.Sorted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Looks for the smallest mask and pattern that turn any image into a class, for each class: one
/// that needs much less than the others has a trigger (Wang et al., IEEE S&P 2019). Finds triggers
/// of any shape that lie still; on ten classes the statistic is rough, so it only raises suspicion.
///
/// @param steps of the search for each class
/// @param batch images in each step
public record NeuralCleanse(Grid grid, int steps, int batch, long seed) {
  private static final double ANOMALY = 2;
  private static final double SMALL = 0.25;
  private static final double CONSISTENT = 1.4826;

  public NeuralCleanse {
    if (steps < 1 || batch < 1) {
      throw new IllegalArgumentException(steps + " steps of " + batch + " images");
    }
  }

  public static NeuralCleanse usual(Grid grid, long seed) {
    return new NeuralCleanse(grid, 150, 16, seed);
  }

  /// The masks found.
  ///
  /// @param sizes for each class, how many pixels its mask covers
  public record Masks(List<Double> sizes) {
    public Masks {
      sizes = List.copyOf(sizes);
    }

    public double median() {
      return median(sizes.stream().mapToDouble(s -> s).toArray());
    }

    /// The class with the smallest mask.
    public int smallest() {
      int smallest = 0;
      for (int c = 1; c < sizes.size(); c++) {
        smallest = sizes.get(c) < sizes.get(smallest) ? c : smallest;
      }
      return smallest;
    }

    /// By how many deviations the smallest mask lies below the median. Sizes differ by factors, so
    /// their logarithms are compared; the published index compares the sizes, and one class that
    /// needs a large mask hides a trigger from it.
    public Metric anomaly() {
      double[] logs = sizes.stream().mapToDouble(s -> Math.log(Math.max(s, 1e-3))).toArray();
      double median = median(logs.clone());
      double spread = median(Arrays.stream(logs).map(l -> Math.abs(l - median)).toArray());
      double index = (median - logs[smallest()]) / Math.max(CONSISTENT * spread, 1e-9);
      return Metric.of(
          "trigger-anomaly", index, sizes.size(), "Neural Cleanse, deviations of the logarithms");
    }

    /// Far below the others, and small beside them.
    public boolean isSuspicious() {
      return anomaly().value() > ANOMALY && sizes.get(smallest()) < SMALL * median();
    }

    private static double median(double[] values) {
      Arrays.sort(values);
      return Sorted.median(values);
    }
  }

  /// @param clean images without a trigger
  public Attempt<Masks> search(DifferentiableModel model, Samples clean) {
    return Attempt.at(() -> {
      if (clean.count() < batch || clean.width() != grid.size()) {
        throw new ProblemException(
            Problem.Kind.UNREADABLE_DATA,
            clean.count() + " images of " + clean.shape() + " for batches of " + batch,
            "give more clean images, of the grid's size");
      }
      var sizes = new ArrayList<Double>();
      for (int target = 0; target < model.classes(); target++) {
        sizes.add(new MaskSearch(this, model, clean, target).smallest());
      }
      return new Masks(sizes);
    });
  }
}
