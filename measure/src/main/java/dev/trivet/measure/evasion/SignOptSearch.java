package dev.trivet.measure.evasion;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/// The directions [SignOpt] has come to, and how far the boundary lies in each.
final class SignOptSearch {
  private static final double TURN = 0.001;
  private static final double FIRST_STRIDE = 0.2;
  private static final int MOST_STRIDES = 12;
  private static final double PRECISION = 1e-3;

  private final Front front;
  private final int turns;
  private final boolean[] clean;
  private final float[] direction;
  private final double[] length;
  private final float[] trial;
  private final double[] stride;

  SignOptSearch(Front front, int turns) {
    this.front = front;
    this.turns = turns;
    this.clean = front.found.clone();
    this.direction = new float[front.current.length];
    this.trial = new float[front.current.length];
    this.length = new double[front.count];
    this.stride = new double[front.count];
    Arrays.fill(length, Double.POSITIVE_INFINITY);
    Arrays.fill(stride, FIRST_STRIDE);
  }

  /// Draws a direction for each sample and keeps it where the boundary lies nearer than before.
  ///
  /// @param start how many were drawn before
  void start(int start) {
    boolean[] wanted = new boolean[front.count];
    double[] upTo = new double[front.count];
    for (int i = 0; i < front.count; i++) {
      if (!clean[i]) {
        wanted[i] = true;
        draw(i, start);
        // Where nothing was found yet, as far as the cube reaches.
        upTo[i] = Math.min(length[i], Math.sqrt(front.width));
      }
    }
    keepShorter(wanted, upTo);
  }

  /// By turns in any direction, and towards a point of the cube: the first leads to nearer
  /// boundaries where it leads to one, the second is seldom lost to clipping.
  private void draw(int sample, int start) {
    RandomGenerator random = front.random(sample);
    int from = sample * front.width;
    for (int j = 0; j < front.width; j++) {
      trial[from + j] =
          start % 2 == 0
              ? (float) random.nextGaussian()
              : random.nextFloat() - front.original(sample, j);
    }
    normalise(trial, from);
  }

  /// Turns each direction to where the boundary is nearer.
  void improve() {
    float[] gradient = new float[front.current.length];
    boolean[] open = new boolean[front.count];
    for (int i = 0; i < front.count && !front.isStopped(); i++) {
      if (!clean[i] && length[i] < Double.POSITIVE_INFINITY) {
        open[i] = true;
        estimate(i, gradient);
      }
    }
    boolean[] shortened = new boolean[front.count];
    for (int attempt = 0; attempt < MOST_STRIDES && !front.isStopped(); attempt++) {
      boolean[] wanted = new boolean[front.count];
      for (int i = 0; i < front.count; i++) {
        if (open[i]) {
          wanted[i] = true;
          turn(i, gradient);
        }
      }
      boolean[] shorter = keepShorter(wanted, length);
      for (int i = 0; i < front.count; i++) {
        if (shorter[i]) {
          shortened[i] = true;
          stride[i] *= 2;
        } else if (wanted[i]) {
          stride[i] = Math.max(stride[i] / 2, 1e-6);
          open[i] = !shortened[i]; // longer strides ended; shorter ones are for who had none
        }
      }
    }
  }

  /// Asks about many small turns at the distance of the boundary: misread means nearer.
  private void estimate(int sample, float[] gradient) {
    int from = sample * front.width;
    RandomGenerator random = front.random(sample);
    float[] drawn = new float[turns * front.width];
    front.clear();
    for (int turn = 0; turn < turns; turn++) {
      for (int j = 0; j < front.width; j++) {
        drawn[turn * front.width + j] = (float) random.nextGaussian();
      }
      normalise(drawn, turn * front.width);
      for (int j = 0; j < front.width; j++) {
        trial[from + j] = direction[from + j] + (float) TURN * drawn[turn * front.width + j];
      }
      normalise(trial, from);
      point(sample, length[sample], front.add(sample));
    }
    front
        .ask()
        .ifPresent(answers -> {
          for (int turn = 0; turn < turns; turn++) {
            float sign = front.errs(answers, turn) ? -1 : 1;
            for (int j = 0; j < front.width; j++) {
              gradient[from + j] += sign * drawn[turn * front.width + j] / turns;
            }
          }
        });
  }

  private void turn(int sample, float[] gradient) {
    int from = sample * front.width;
    for (int j = 0; j < front.width; j++) {
      trial[from + j] = direction[from + j] - (float) stride[sample] * gradient[from + j];
    }
    normalise(trial, from);
  }

  /// Asks whether the trial directions are misread a little nearer than `upTo`, searches for the
  /// boundary where they are, and keeps them.
  ///
  /// @return where one was kept
  private boolean[] keepShorter(boolean[] wanted, double[] upTo) {
    double[] high = new double[front.count];
    double[] low = new double[front.count];
    boolean[] shorter = new boolean[front.count];
    front.clear();
    for (int i = 0; i < front.count; i++) {
      if (wanted[i]) {
        high[i] = upTo[i] * (1 - PRECISION);
        point(i, high[i], front.add(i));
      }
    }
    if (front.size() == 0) {
      return shorter;
    }
    front
        .ask()
        .ifPresent(answers -> {
          for (int row = 0; row < front.size(); row++) {
            shorter[front.owner(row)] = front.errs(answers, row);
          }
        });
    search(shorter, low, high);
    for (int i = 0; i < front.count; i++) {
      if (shorter[i]) {
        length[i] = high[i];
        System.arraycopy(trial, i * front.width, direction, i * front.width, front.width);
      }
    }
    return shorter;
  }

  private void search(boolean[] searched, double[] low, double[] high) {
    while (!front.isStopped()) {
      front.clear();
      for (int i = 0; i < front.count; i++) {
        if (searched[i] && high[i] - low[i] > PRECISION * high[i]) {
          point(i, (low[i] + high[i]) / 2, front.add(i));
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
              double middle = (low[sample] + high[sample]) / 2;
              if (front.errs(answers, row)) {
                high[sample] = middle;
              } else {
                low[sample] = middle;
              }
            }
          });
    }
  }

  private void point(int sample, double far, int at) {
    int from = sample * front.width;
    for (int j = 0; j < front.width; j++) {
      front.rows()[at + j] = Front.clip(front.original(sample, j) + far * trial[from + j]);
    }
  }

  /// Puts every sample to the boundary it came to.
  void finish() {
    System.arraycopy(direction, 0, trial, 0, trial.length);
    for (int i = 0; i < front.count; i++) {
      if (!clean[i] && length[i] < Double.POSITIVE_INFINITY) {
        front.clear();
        point(i, length[i], front.add(i));
        front.take(0);
        front.found[i] = true;
      }
    }
  }

  private void normalise(float[] values, int from) {
    double squares = 0;
    for (int j = from; j < from + front.width; j++) {
      squares += (double) values[j] * values[j];
    }
    float scale = (float) (1 / Math.max(Math.sqrt(squares), 1e-30));
    for (int j = from; j < from + front.width; j++) {
      values[j] *= scale;
    }
  }
}
