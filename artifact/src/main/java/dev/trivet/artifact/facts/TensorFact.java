package dev.trivet.artifact.facts;

import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// One tensor as its file's header describes it; nothing of it was checked against the values.
///
/// @param dtype as the format writes it
/// @param shape empty for a single value
public record TensorFact(String name, String dtype, List<Long> shape) {
  public TensorFact {
    shape = List.copyOf(shape);
  }

  /// How many values it has; empty when the shape is negative or too large for a number.
  public OptionalLong elements() {
    long elements = 1;
    for (long dimension : shape) {
      if (dimension < 0 || (dimension != 0 && elements > Long.MAX_VALUE / dimension)) {
        return OptionalLong.empty();
      }
      elements *= dimension;
    }
    return OptionalLong.of(elements);
  }

  /// `F32 [4, 128]`
  public String type() {
    return dtype
        + " "
        + shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "[", "]"));
  }
}
