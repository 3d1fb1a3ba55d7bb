package dev.trivet.measure.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// The dimensions of one sample, without the batch: `1x28x28`.
public record Shape(List<Integer> dimensions) {
  public Shape {
    dimensions = List.copyOf(dimensions);
    long size = 1;
    for (int dimension : dimensions) {
      size *= dimension;
      if (dimension < 1 || size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("a sample of shape " + dimensions);
      }
    }
  }

  public static Shape of(int... dimensions) {
    return new Shape(Arrays.stream(dimensions).boxed().toList());
  }

  /// How many numbers one sample is.
  public int size() {
    int size = 1;
    for (int dimension : dimensions) {
      size *= dimension;
    }
    return size;
  }

  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
