package dev.trivet.measure.evasion;

import dev.trivet.measure.model.Predictions;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// One iteration of [HopSkipJump] for all samples.
final class HopSkipJumpWalk {
  private static final double FIRST_RADIUS = 0.1;
  private static final int MOST_HALVINGS = 25;

  private final Front front;
  private final Boundary boundary;
  private final Norm norm;
  private final float[] direction;

  HopSkipJumpWalk(Front front, Boundary boundary, Norm norm) {
    this.front = front;
    this.boundary = boundary;
    this.norm = norm;
    this.direction = new float[front.current.length];
  }

  /// @param t the iteration, from 1
  /// @param questions for each estimate
  void step(int t, int questions) {
    boolean[] walking = new boolean[front.count];
    for (int i = 0; i < front.count && !front.isStopped(); i++) {
      if (front.found[i] && !boundary.isClean(i)) {
        walking[i] = estimate(i, t, questions);
      }
    }
    if (front.isStopped()) {
      return;
    }
    float[] points = front.current.clone();
    boolean[] moved = leave(walking, t, points);
    boundary.search(moved, points, boundary.precision());
    for (int i = 0; i < front.count; i++) {
      if (moved[i]) {
        System.arraycopy(points, i * front.width, front.current, i * front.width, front.width);
        boundary.remember(i);
      }
    }
  }

  /// Asks about points around the current one. The answers' mean direction, each weighted by how it
  /// differs from the mean answer, points away from the boundary.
  ///
  /// @return whether there is a direction
  private boolean estimate(int sample, int t, int questions) {
    double d = front.width;
    double distance = boundary.distance(sample, front.current);
    double radius =
        switch (norm) {
          case L2 -> Math.sqrt(d) * boundary.precision() * distance;
          case LINF -> d * boundary.precision() * distance;
        };
    float step = (float) (t == 1 ? FIRST_RADIUS : Math.max(radius, 1e-6));
    front.clear();
    for (int q = 0; q < questions; q++) {
      probe(sample, step, front.add(sample));
    }
    Optional<Predictions> answers = front.ask();
    return answers.isPresent() && direct(sample, answers.get(), step);
  }

  private void probe(int sample, float step, int at) {
    RandomGenerator random = front.random(sample);
    float[] rows = front.rows();
    int from = sample * front.width;
    double squares = 0;
    for (int j = 0; j < front.width; j++) {
      double drawn = norm == Norm.L2 ? random.nextGaussian() : 2 * random.nextFloat() - 1;
      rows[at + j] = (float) drawn;
      squares += drawn * drawn;
    }
    float scale = (float) (step / Math.max(Math.sqrt(squares), 1e-12));
    for (int j = 0; j < front.width; j++) {
      rows[at + j] = Math.clamp(front.current[from + j] + scale * rows[at + j], 0f, 1f);
    }
  }

  private boolean direct(int sample, Predictions answers, float step) {
    int misread = 0;
    for (int row = 0; row < front.size(); row++) {
      misread += front.errs(answers, row) ? 1 : 0;
    }
    float mean = 2f * misread / front.size() - 1;
    boolean alike = misread == 0 || misread == front.size();
    int from = sample * front.width;
    double[] sum = new double[front.width];
    for (int row = 0; row < front.size(); row++) {
      float sign = front.errs(answers, row) ? 1 : -1;
      float weight = alike ? sign : sign - mean;
      int at = row * front.width;
      for (int j = 0; j < sum.length; j++) {
        sum[j] += weight * (front.rows()[at + j] - front.current[from + j]);
      }
    }
    double length = 0;
    for (double s : sum) {
      length += s * s;
    }
    length = Math.sqrt(length);
    for (int j = 0; j < sum.length; j++) {
      direction[from + j] =
          (float) (norm == Norm.L2 ? sum[j] / Math.max(length, 1e-30) : Math.signum(sum[j]));
    }
    return length > 0 && step > 0;
  }

  /// Steps away from the boundary, half as far each time until the point is misread.
  ///
  /// @param points the current points, replaced where a step was taken
  /// @return where one was
  private boolean[] leave(boolean[] walking, int t, float[] points) {
    boolean[] moved = new boolean[front.count];
    double[] length = new double[front.count];
    for (int i = 0; i < front.count; i++) {
      length[i] = walking[i] ? boundary.distance(i, front.current) / Math.sqrt(t) : 0;
    }
    for (int halving = 0; halving < MOST_HALVINGS && !front.isStopped(); halving++) {
      front.clear();
      for (int i = 0; i < front.count; i++) {
        if (walking[i] && !moved[i]) {
          ahead(i, (float) length[i], front.add(i));
          length[i] /= 2;
        }
      }
      if (front.size() == 0) {
        break;
      }
      front
          .ask()
          .ifPresent(answers -> {
            for (int row = 0; row < front.size(); row++) {
              if (front.errs(answers, row)) {
                moved[front.owner(row)] = true;
                System.arraycopy(
                    front.rows(),
                    row * front.width,
                    points,
                    front.owner(row) * front.width,
                    front.width);
              }
            }
          });
    }
    return moved;
  }

  private void ahead(int sample, float length, int at) {
    int from = sample * front.width;
    for (int j = 0; j < front.width; j++) {
      front.rows()[at + j] =
          Math.clamp(front.current[from + j] + length * direction[from + j], 0f, 1f);
    }
  }
}
