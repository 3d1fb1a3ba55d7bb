package dev.trivet.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Runs the benchmarks and holds each against its baseline in `bench/baselines`.
///
///     Bench                    all of them
///     Bench NAME...            those whose names begin so
///     Bench --record NAME...   and keep the figures as the new baselines
///     Bench kit DIR            the comparison kit's goals, by the ordinary command
///
/// It exits with 1 when a figure misses its goal; a ratio alone fails nothing, because the machine
/// may be busy with something else.
public final class Bench {
  private final List<Benchmark> benchmarks;
  private final Path baselines;
  private final PrintStream out;

  private Bench(List<Benchmark> benchmarks, Path baselines, PrintStream out) {
    this.benchmarks = benchmarks;
    this.baselines = baselines;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length > 0 && arguments[0].equals("kit")) {
      System.exit(KitProtocol.main(home(), List.of(arguments).subList(1, arguments.length)));
    }
    List<String> names = Stream.of(arguments).filter(a -> !a.equals("--record")).toList();
    var bench = new Bench(chosen(all(), names), baselines(), System.out);
    Keeping keeping = List.of(arguments).contains("--record") ? Keeping.RECORD : Keeping.COMPARE;
    System.exit(bench.run(keeping));
  }

  private static List<Benchmark> all() {
    var portfolios = new Portfolios();
    var all = new ArrayList<Benchmark>();
    all.addAll(new ThreatBenchmarks(portfolios).all());
    all.addAll(new AssessBenchmarks(portfolios).all());
    all.addAll(new ReassessBenchmarks(portfolios).all());
    all.addAll(new ScanBenchmarks(home()).all());
    all.addAll(new MeasureBenchmarks(home()).all());
    all.addAll(new PeerBenchmarks(home()).all());
    all.addAll(new StartBenchmarks(home()).all());
    all.addAll(new IntegrityBenchmarks(home()).all());
    all.addAll(new OneReadBenchmarks().all());
    all.addAll(new RedTeamBenchmarks(home()).all());
    return all;
  }

  private static List<Benchmark> chosen(List<Benchmark> all, List<String> names) {
    return all.stream()
        .filter(b -> names.isEmpty() || names.stream().anyMatch(b.name()::startsWith))
        .toList();
  }

  private static Path home() {
    return Path.of(System.getProperty("trivet.home", Files.exists(Path.of("trivet")) ? "." : ".."))
        .toAbsolutePath()
        .normalize();
  }

  /// From the root of the project or from its module.
  private static Path baselines() {
    Path fromRoot = Path.of("bench", "baselines");
    return Files.isDirectory(fromRoot) ? fromRoot : Path.of("baselines");
  }

  /// What becomes of the figures.
  private enum Keeping {
    COMPARE,
    RECORD
  }

  private int run(Keeping keeping) {
    if (benchmarks.isEmpty()) {
      out.println("no benchmark of that name");
      return 2;
    }
    int missed = 0;
    double pace = Machine.pace();
    out.printf(
        Locale.ROOT,
        "%d processors for a load of %.1f%n",
        Runtime.getRuntime().availableProcessors(),
        Machine.load());
    out.printf("%-28s %12s %12s %12s %9s %7s%n", "", "median", "95 %", "goal", "pace", "ratio");
    for (Benchmark benchmark : benchmarks) {
      var measured = new Measured(benchmark.run().measure());
      if (measured.figures().isEmpty()) {
        out.printf("%-28s skipped: %s%n", benchmark.name(), Benchmark.NOT_THERE);
        continue;
      }
      double after = Machine.pace();
      var now = new Baseline(measured.median(), (pace + after) / 2);
      pace = after;
      print(benchmark, measured, now);
      missed += measured.median() > benchmark.goal() ? 1 : 0;
      if (keeping == Keeping.RECORD) {
        now.write(baselines, benchmark);
      }
    }
    return missed == 0 ? 0 : 1;
  }

  private void print(Benchmark benchmark, Measured measured, Baseline now) {
    String ratio =
        Baseline.read(baselines, benchmark.name())
            .map(b -> String.format(Locale.ROOT, "%.2f", b.ratio(benchmark.unit(), now)))
            .orElse("-");
    out.printf(
        Locale.ROOT,
        "%-28s %9.3f %-2s %9.3f %-2s %9.0f %-2s %9.1f %7s%s%n",
        benchmark.name(),
        measured.median(),
        benchmark.unit().sign(),
        measured.share(0.95),
        benchmark.unit().sign(),
        benchmark.goal(),
        benchmark.unit().sign(),
        now.pace(),
        ratio,
        measured.median() > benchmark.goal() ? "  MISSED" : "");
  }
}
