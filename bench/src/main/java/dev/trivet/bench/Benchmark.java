package dev.trivet.bench;

import java.util.List;

/// Something whose cost is watched.
///
/// @param name what `Bench NAME` runs it by
/// @param about what is done once, in a few words
/// @param goal what it should stay under, in `unit`
/// @param run does it as often as it takes, and says what came out each time
record Benchmark(String name, String about, Unit unit, double goal, Run run) {

  /// Why a benchmark that measured nothing did not.
  static final String NOT_THERE =
      "what it is held against is neither on the PATH nor in the folder TRIVET_PEERS names";

  /// What a figure counts.
  enum Unit {
    /// Its ratio to the baseline is taken relative to how fast this machine is.
    MILLISECONDS("ms"),
    MEGABYTES("MB"),
    TIMES("x");

    private final String sign;

    Unit(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /// Measures after warming up; nothing at all where something it needs is not installed.
  @FunctionalInterface
  interface Run {
    List<Double> measure();
  }
}
