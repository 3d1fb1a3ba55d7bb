package dev.trivet.measure.result;

import java.util.Optional;

/// How an attempt to measure a number ended. Only [Measured] may become evidence.
public sealed interface Result {

  /// There is a number.
  record Measured(Metric metric) implements Result {
    @Override
    public String name() {
      return metric.name();
    }
  }

  /// The data cannot carry the number.
  ///
  /// @param need how many cases it takes
  /// @param why what the need comes from
  record NotEnoughData(String name, long have, long need, String why) implements Result {}

  /// Something stood in the way.
  record NotMeasured(String name, Problem problem) implements Result {}

  String name();

  /// The number, where there is one.
  default Optional<Metric> findMetric() {
    return this instanceof Measured(Metric metric) ? Optional.of(metric) : Optional.empty();
  }

  static Result of(Metric metric) {
    return new Measured(metric);
  }

  /// `metric`, unless it rests on fewer than `need` cases.
  static Result ifEnough(Metric metric, long need, String why) {
    return metric.sample() >= need
        ? new Measured(metric)
        : new NotEnoughData(metric.name(), metric.sample(), need, why);
  }
}
