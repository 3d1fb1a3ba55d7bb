package dev.trivet.measure.evasion;

import dev.trivet.measure.model.Predictions;
import java.util.Arrays;
import java.util.Optional;

/// Moves misread points back towards their samples until they are just misread, and remembers the
/// closest one of each sample.
final class Boundary {
  private final Front front;
  private final Norm norm;
  private final double[] closest;
  private final float[] points;

  Boundary(Front front, Norm norm) {
    this.front = front;
    this.norm = norm;
    this.closest = new double[front.count];
    Arrays.fill(closest, Double.POSITIVE_INFINITY);
    this.points = front.current.clone();
  }

  /// How near the boundary a search ends, as a share of the way (L2) or of the distance: what the
  /// paper chooses, so that the estimate's error does not grow with the dimension.
  double precision() {
    double d = front.width;
    return switch (norm) {
      case L2 -> 1 / (Math.sqrt(d) * d);
      case LINF -> 1 / (d * d);
    };
  }

  /// Whether a sample is misread without any change: nothing to search.
  boolean isClean(int sample) {
    return closest[sample] == 0;
  }

  void markClean(int sample) {
    closest[sample] = 0;
  }

  /// Searches between each sample and its misread point in `points`, all at once.
  ///
  /// @param wanted the samples to search for
  /// @param points a row for each sample; replaced by what was found
  /// @param precision when to stop
  void search(boolean[] wanted, float[] points, double precision) {
    double[] low = new double[front.count];
    double[] high = new double[front.count];
    double[] until = new double[front.count];
    for (int i = 0; i < front.count; i++) {
      if (wanted[i]) {
        high[i] = norm == Norm.L2 ? 1 : distance(i, points);
        until[i] = norm == Norm.L2 ? precision : Math.max(high[i] * precision, 1e-7);
      }
    }
    float[] goals = points.clone();
    while (!front.isStopped()) {
      front.clear();
      for (int i = 0; i < front.count; i++) {
        if (wanted[i] && high[i] - low[i] > until[i]) {
          int at = front.add(i);
          between(i, goals, (low[i] + high[i]) / 2, front.rows(), at);
        }
      }
      if (front.size() == 0) {
        break;
      }
      Optional<Predictions> answers = front.ask();
      answers.ifPresent(a -> halve(a, low, high, points));
    }
  }

  private void halve(Predictions answers, double[] low, double[] high, float[] points) {
    for (int row = 0; row < front.size(); row++) {
      int sample = front.owner(row);
      double middle = (low[sample] + high[sample]) / 2;
      if (front.errs(answers, row)) {
        high[sample] = middle;
        System.arraycopy(
            front.rows(), row * front.width, points, sample * front.width, front.width);
      } else {
        low[sample] = middle;
      }
    }
  }

  /// L2: the point at a share of the way; Linf: the point clipped to a box around the sample.
  private void between(int sample, float[] goals, double share, float[] rows, int at) {
    int from = sample * front.width;
    float[] origin = front.samples.values();
    switch (norm) {
      case L2 -> {
        for (int j = 0; j < front.width; j++) {
          rows[at + j] =
              (float) (origin[from + j] + share * ((double) goals[from + j] - origin[from + j]));
        }
      }
      case LINF -> {
        float reach = (float) share;
        for (int j = 0; j < front.width; j++) {
          float x = origin[from + j];
          rows[at + j] = Math.clamp(goals[from + j], x - reach, x + reach);
        }
      }
    }
  }

  double distance(int sample, float[] at) {
    return front.distance(norm, sample, at, sample * front.width);
  }

  /// Remembers the current point of a sample if it is the closest one yet.
  void remember(int sample) {
    double distance = distance(sample, front.current);
    if (distance < closest[sample]) {
      closest[sample] = distance;
      System.arraycopy(
          front.current, sample * front.width, points, sample * front.width, front.width);
    }
  }

  /// Ends every sample at its closest misread point.
  void restoreClosest() {
    for (int i = 0; i < front.count; i++) {
      if (front.found[i]) {
        System.arraycopy(points, i * front.width, front.current, i * front.width, front.width);
      }
    }
  }
}
