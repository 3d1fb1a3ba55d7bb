package dev.trivet.measure.run;

import dev.trivet.measure.result.Interval;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.Result;
import java.util.Optional;
import java.util.OptionalLong;

/// A number of a run, or why there is none.
///
/// @param name the field's: `robust-accuracy`
/// @param at what it holds for, where a metric has several: `linf 0.1`
/// @param sample how many cases it rests on
/// @param detail how it was worked out; for a number that is missing, why and what to do
public record Reading(
    String name,
    Optional<String> at,
    Status status,
    Meaning meaning,
    Optional<Double> value,
    Optional<Double> low,
    Optional<Double> high,
    long sample,
    String detail,
    Optional<Long> seed,
    Optional<String> unit) {
  public Reading {
    if (value.isPresent() != (status == Status.MEASURED)) {
      throw new IllegalArgumentException(name + " is " + status + " and has a value, or none");
    }
  }

  /// Whether there is a number.
  public enum Status {
    MEASURED,
    /// The data cannot carry it.
    NOT_ENOUGH_DATA,
    /// Something stood in the way.
    NOT_MEASURED,
    /// The budget was spent before it was known; it can be resumed.
    STOPPED
  }

  /// What a number promises.
  public enum Meaning {
    /// It estimates the true value; the interval says how well.
    ESTIMATE,
    /// The model is at most as good: a better attack may find more.
    UPPER_BOUND,
    /// It leaks or can be copied at least so well: a better attack may find more.
    LOWER_BOUND,
    /// Proven, up to the stated chance of error, against any attack within the radius.
    CERTIFIED
  }

  static Reading of(Result result, String at, Meaning meaning) {
    return switch (result) {
      case Result.Measured(Metric metric) -> measured(metric, at, meaning);
      case Result.NotEnoughData(String name, long have, long need, String why) ->
          missing(
              name,
              at,
              Status.NOT_ENOUGH_DATA,
              meaning,
              have,
              "has %d cases and needs %d: %s".formatted(have, need, why));
      case Result.NotMeasured(String name, Problem problem) ->
          missing(name, at, hindered(problem), meaning, 0, problem.toString());
    };
  }

  private static Reading measured(Metric metric, String at, Meaning meaning) {
    OptionalLong seed = metric.seed();
    return new Reading(
        metric.name(),
        Optional.of(at).filter(a -> !a.isEmpty()),
        Status.MEASURED,
        meaning,
        Optional.of(metric.value()),
        metric.interval().map(Interval::low),
        metric.interval().map(Interval::high),
        metric.sample(),
        metric.method(),
        seed.isPresent() ? Optional.of(seed.getAsLong()) : Optional.empty(),
        metric.unit());
  }

  private static Reading missing(
      String name, String at, Status status, Meaning meaning, long have, String detail) {
    return new Reading(
        name,
        Optional.of(at).filter(a -> !a.isEmpty()),
        status,
        meaning,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        have,
        detail,
        Optional.empty(),
        Optional.empty());
  }

  /// The same without its number, which turned out to be none.
  Reading withdrawn(Problem problem) {
    return missing(name, at.orElse(""), hindered(problem), meaning, sample, problem.toString());
  }

  private static Status hindered(Problem problem) {
    return problem.kind() == Problem.Kind.BUDGET_SPENT ? Status.STOPPED : Status.NOT_MEASURED;
  }

  /// Whether something other than the data stood in its way.
  public boolean isHindered() {
    return status == Status.NOT_MEASURED || status == Status.STOPPED;
  }

  public boolean isMeasured() {
    return status == Status.MEASURED;
  }
}
