package dev.trivet.bench;

import dev.trivet.bench.Benchmark.Unit;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.testkit.Portfolio;
import java.util.List;

/// Assessing a whole portfolio from nothing.
record AssessBenchmarks(Portfolios portfolios) {
  private static final int SMALL = 1_000;
  private static final int LARGE = 10_000;

  List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "build-10000",
            "make up 10,000 systems with their evidence",
            Unit.MILLISECONDS,
            8_000,
            this::build),
        new Benchmark(
            "assess-1000", "assess 1,000 systems", Unit.MILLISECONDS, 150, () -> assess(SMALL)),
        new Benchmark(
            "assess-10000", "assess 10,000 systems", Unit.MILLISECONDS, 1_500, () -> assess(LARGE)),
        new Benchmark(
            "assess-growth", "10,000 systems for 1,000 of them", Unit.TIMES, 12, this::growth),
        new Benchmark(
            "heap-10000",
            "hold 10,000 systems, their evidence and their posture",
            Unit.MEGABYTES,
            1_500,
            this::heap));
  }

  private List<Double> build() {
    return new Rounds(0, 1)
        .of(() -> {
          portfolios.forget();
          return portfolios.of(LARGE);
        });
  }

  private List<Double> assess(int systems) {
    Programme programme = portfolios.of(systems);
    var assess = portfolios.assess();
    return new Rounds(5, 9).of(() -> assess.assess(programme, Portfolio.NOW));
  }

  private List<Double> growth() {
    double small = new Measured(assess(SMALL)).median();
    double large = new Measured(assess(LARGE)).median();
    return List.of(large / small);
  }

  private List<Double> heap() {
    portfolios.forget();
    double before = Machine.heap();
    Posture posture = portfolios.posture(LARGE);
    double after = Machine.heap();
    if (posture.systems().size() != LARGE) {
      throw new IllegalStateException("not what was asked for");
    }
    return List.of(after - before);
  }
}
