package dev.trivet.measure.data;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.Arrays;
import java.util.List;

/// An array as NumPy stores it, in row-major order.
public final class NpyArray {
  private final String name;
  private final List<Integer> dimensions;
  private final double[] values;

  NpyArray(String name, List<Integer> dimensions, double[] values) {
    this.name = name;
    this.dimensions = List.copyOf(dimensions);
    this.values = values;
  }

  public List<Integer> dimensions() {
    return dimensions;
  }

  public int size() {
    return values.length;
  }

  public double[] toDoubles() {
    return values.clone();
  }

  /// Whole numbers: labels, positions.
  ///
  /// @throws ProblemException for a value that is none
  public int[] toInts() {
    int[] whole = new int[values.length];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = (int) values[i];
      if (whole[i] != values[i]) {
        throw new ProblemException(
            Problem.Kind.WRONG_LABEL,
            name + ": " + values[i] + " at place " + i + " is not a whole number",
            "give labels as whole numbers from 0");
      }
    }
    return whole;
  }

  /// What is not 0.
  public boolean[] toBooleans() {
    boolean[] set = new boolean[values.length];
    for (int i = 0; i < set.length; i++) {
      set[i] = values[i] != 0;
    }
    return set;
  }

  /// The first dimension counts samples, the others are their shape.
  ///
  /// @throws ProblemException when a value is not finite or there is no dimension
  public Samples toSamples() {
    if (dimensions.isEmpty() || dimensions.contains(0)) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE, this + " holds no samples", "give samples in rows");
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    List<Integer> rest = dimensions.subList(1, dimensions.size());
    Shape shape = rest.isEmpty() ? Shape.of(1) : new Shape(rest);
    return new Samples(floats, dimensions.getFirst(), shape).finite(name);
  }

  @Override
  public String toString() {
    return name + " " + Arrays.toString(dimensions.stream().mapToInt(i -> i).toArray());
  }
}
