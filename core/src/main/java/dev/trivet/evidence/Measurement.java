package dev.trivet.evidence;

import java.util.Optional;
import java.util.OptionalDouble;

/// A number with its interval and sample.
///
/// @param low lower end of the confidence interval
/// @param high upper end of it
/// @param sample how many cases it rests on
public record Measurement(
    double value,
    OptionalDouble low,
    OptionalDouble high,
    Optional<Long> sample,
    Optional<String> unit) {
  public Measurement {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("a measurement is a finite number, not " + value);
    }
    if (low.orElse(value) > value || high.orElse(value) < value) {
      throw new IllegalArgumentException("the interval does not hold the value " + value);
    }
  }

  public static Measurement of(double value) {
    return new Measurement(
        value, OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());
  }
}
