package dev.trivet.measure.result;

import dev.trivet.evidence.Measurement;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A number that was measured, with what a reader needs to judge it or to get it again.
///
/// @param name the field's name for it: `robust-accuracy`
/// @param sample how many cases it rests on
/// @param method how it and its interval were worked out
/// @param seed of everything that was drawn; empty when nothing was
/// @param unit empty for a plain number or a share
public record Metric(
    String name,
    double value,
    Optional<Interval> interval,
    long sample,
    String method,
    OptionalLong seed,
    Optional<String> unit) {
  public Metric {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " is a finite number, not " + value);
    }
    if (interval.isPresent() && !interval.get().holds(value)) {
      throw new IllegalArgumentException(name + ": the interval does not hold " + value);
    }
    if (sample < 0) {
      throw new IllegalArgumentException(name + " rests on " + sample + " cases");
    }
  }

  public static Metric of(String name, double value, long sample, String method) {
    return new Metric(
        name, value, Optional.empty(), sample, method, OptionalLong.empty(), Optional.empty());
  }

  public Metric within(Interval holding) {
    return new Metric(name, value, Optional.of(holding), sample, method, seed, unit);
  }

  public Metric seeded(long from) {
    return new Metric(name, value, interval, sample, method, OptionalLong.of(from), unit);
  }

  public Metric in(String measuredIn) {
    return new Metric(name, value, interval, sample, method, seed, Optional.of(measuredIn));
  }

  public Metric named(String other) {
    return new Metric(other, value, interval, sample, method, seed, unit);
  }

  /// As evidence holds it. The method and the seed belong into the observation's detail.
  public Measurement toMeasurement() {
    return new Measurement(
        value,
        interval.map(i -> OptionalDouble.of(i.low())).orElse(OptionalDouble.empty()),
        interval.map(i -> OptionalDouble.of(i.high())).orElse(OptionalDouble.empty()),
        Optional.of(sample),
        unit);
  }

  /// `Clopper-Pearson 95 %; seed 7`
  public String detail() {
    return seed.isPresent() ? method + "; seed " + seed.getAsLong() : method;
  }
}
