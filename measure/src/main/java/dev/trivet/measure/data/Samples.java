package dev.trivet.measure.data;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.Arrays;

/// Samples of one shape, row after row.
///
/// Batches are megabytes and are asked about thousands of times, so the array is shared, not
/// copied: who hands one over stops changing it until the samples are done with.
public final class Samples {
  private final float[] values;
  private final int count;
  private final Shape shape;

  /// @param values at least `count` rows of `shape`; what comes after them is not looked at
  public Samples(float[] values, int count, Shape shape) {
    if (count < 0 || (long) count * shape.size() > values.length) {
      throw new IllegalArgumentException(
          values.length + " numbers are not " + count + " samples of " + shape);
    }
    this.values = values;
    this.count = count;
    this.shape = shape;
  }

  public int count() {
    return count;
  }

  public Shape shape() {
    return shape;
  }

  /// How many numbers one sample is.
  public int width() {
    return shape.size();
  }

  /// All rows; not to be changed.
  public float[] values() {
    return values;
  }

  public float at(int sample, int feature) {
    return values[sample * width() + feature];
  }

  public float[] row(int sample) {
    return Arrays.copyOfRange(values, sample * width(), (sample + 1) * width());
  }

  /// A copy of the samples from `from` up to but not including `to`.
  public Samples range(int from, int to) {
    return new Samples(Arrays.copyOfRange(values, from * width(), to * width()), to - from, shape);
  }

  /// A copy of the samples named, in that order.
  public Samples select(int... wanted) {
    int width = width();
    float[] selected = new float[wanted.length * width];
    for (int i = 0; i < wanted.length; i++) {
      System.arraycopy(values, wanted[i] * width, selected, i * width, width);
    }
    return new Samples(selected, wanted.length, shape);
  }

  /// A copy with every number divided by `divisor`: 255 brings bytes into 0 to 1.
  public Samples dividedBy(float divisor) {
    float[] divided = new float[count * width()];
    for (int i = 0; i < divided.length; i++) {
      divided[i] = values[i] / divisor;
    }
    return new Samples(divided, count, shape);
  }

  /// The same numbers under another shape of the same size.
  public Samples as(Shape other) {
    if (other.size() != width()) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "samples of shape " + shape + " are not of shape " + other,
          "give samples of " + other.size() + " numbers each");
    }
    return new Samples(values, count, other);
  }

  /// @throws ProblemException naming the first sample that holds NaN or infinity
  public Samples finite(String what) {
    int all = count * width();
    for (int i = 0; i < all; i++) {
      if (!Float.isFinite(values[i])) {
        throw new ProblemException(
            Problem.Kind.NOT_FINITE,
            what + ": sample " + i / width() + " holds " + values[i] + " at place " + i % width(),
            "replace or drop it, and say so");
      }
    }
    return this;
  }
}
