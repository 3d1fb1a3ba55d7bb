package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Predictions;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Finds a misread point for every sample to start from: uniform noise drawn some times, and where
/// somebody gave samples that the model reads as something else, the nearest of those. Of all it
/// keeps the one whose boundary is nearest.
final class Starts {
  private static final int NOISE_TRIES = 100;
  private static final int NOISE_STARTS = 4;
  private static final int NEIGHBOURS = 3;
  private static final double COARSE = 1.0 / 32;

  private final Front front;
  private final Boundary boundary;
  private final double[] nearest;
  private final float[] best;

  Starts(Front front, Boundary boundary) {
    this.front = front;
    this.boundary = boundary;
    this.nearest = new double[front.count];
    this.best = front.current.clone();
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
  }

  /// @param pool samples to start from besides noise; may be none
  /// @param read what the model answers to the pool
  void find(Samples pool, Predictions read) {
    for (int i = 0; i < front.count; i++) {
      if (front.found[i]) {
        boundary.markClean(i);
      }
    }
    for (int start = 0; start < NOISE_STARTS && !front.isStopped(); start++) {
      noise(start == 0 ? NOISE_TRIES : 1);
    }
    for (int rank = 0; rank < NEIGHBOURS && !front.isStopped(); rank++) {
      neighbours(pool, read, rank);
    }
    boolean[] has = new boolean[front.count];
    for (int i = 0; i < front.count; i++) {
      has[i] = nearest[i] < Double.POSITIVE_INFINITY;
    }
    boundary.search(has, best, boundary.precision());
    for (int i = 0; i < front.count; i++) {
      if (has[i]) {
        front.found[i] = true;
        System.arraycopy(best, i * front.width, front.current, i * front.width, front.width);
        boundary.remember(i);
      }
    }
  }

  /// Draws noise for each sample until it is misread.
  private void noise(int tries) {
    float[] points = front.current.clone();
    boolean[] has = new boolean[front.count];
    for (int attempt = 0; attempt < tries && !front.isStopped(); attempt++) {
      front.clear();
      for (int i = 0; i < front.count; i++) {
        if (!has[i] && !front.found[i]) {
          draw(front.random(i), front.add(i));
        }
      }
      if (front.size() == 0) {
        break;
      }
      front
          .ask()
          .ifPresent(answers -> {
            for (int row = 0; row < front.size(); row++) {
              int sample = front.owner(row);
              if (front.errs(answers, row)) {
                has[sample] = true;
                System.arraycopy(
                    front.rows(), row * front.width, points, sample * front.width, front.width);
              }
            }
          });
    }
    consider(has, points);
  }

  private void draw(RandomGenerator random, int at) {
    for (int j = 0; j < front.width; j++) {
      front.rows()[at + j] = random.nextFloat();
    }
  }

  /// Tries for each sample the one of a rank in nearness among those read as something else.
  private void neighbours(Samples pool, Predictions read, int rank) {
    float[] points = front.current.clone();
    boolean[] has = new boolean[front.count];
    for (int i = 0; i < front.count; i++) {
      int neighbour = front.found[i] ? -1 : neighbour(pool, read, i)[rank];
      if (neighbour >= 0) {
        has[i] = true;
        System.arraycopy(
            pool.values(), neighbour * front.width, points, i * front.width, front.width);
      }
    }
    consider(has, points);
  }

  /// @return the nearest of the pool that are read as something else; -1 where there are too few
  private int[] neighbour(Samples pool, Predictions read, int sample) {
    double[] near = new double[NEIGHBOURS + 1];
    int[] which = new int[NEIGHBOURS + 1];
    Arrays.fill(near, Double.POSITIVE_INFINITY);
    Arrays.fill(which, -1);
    for (int other = 0; other < pool.count(); other++) {
      if (read.label(other) != front.labels[sample]) {
        int place = NEIGHBOURS;
        near[place] = front.distance(Norm.L2, sample, pool.values(), other * front.width);
        which[place] = other;
        for (; place > 0 && near[place] < near[place - 1]; place--) {
          swap(near, which, place);
        }
      }
    }
    return which;
  }

  private static void swap(double[] near, int[] which, int place) {
    double distance = near[place];
    near[place] = near[place - 1];
    near[place - 1] = distance;
    int index = which[place];
    which[place] = which[place - 1];
    which[place - 1] = index;
  }

  /// Looks roughly where the boundary lies on the way, and keeps the point if it is nearer.
  private void consider(boolean[] has, float[] points) {
    boundary.search(has, points, COARSE);
    for (int i = 0; i < front.count; i++) {
      double distance = has[i] ? boundary.distance(i, points) : Double.POSITIVE_INFINITY;
      if (distance < nearest[i]) {
        nearest[i] = distance;
        System.arraycopy(points, i * front.width, best, i * front.width, front.width);
      }
    }
  }
}
