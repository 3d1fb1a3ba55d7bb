package dev.trivet.bench;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.bench.Benchmark.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Scanning model files, small and large, on one thread.
record ScanBenchmarks(Path home) {
  private static final long GIGABYTE = 1L << 30;
  private static final Path STATUS = Path.of("/proc");

  /// Makes a file to be scanned.
  @FunctionalInterface
  private interface Model {
    Path in(ModelFiles files) throws IOException;
  }

  List<Benchmark> all() {
    var all = new ArrayList<Benchmark>();
    all.add(large("torch", f -> f.torch("model.pt", GIGABYTE)));
    all.add(large("safetensors", f -> f.safetensors("model.safetensors", GIGABYTE)));
    all.add(large("array", f -> f.array("array.pkl", GIGABYTE)));
    all.add(large("joblib", f -> f.joblib("array.joblib", GIGABYTE)));
    all.add(
        new Benchmark(
            "scan-dense",
            "scan a pickle of 129 MB that is all opcodes; 860 ms are 150 MB/s",
            Unit.MILLISECONDS,
            860,
            () -> scan(new Rounds(5, 9), ModelFiles::dense)));
    all.add(
        new Benchmark(
            "scan-small",
            "scan one file of the fuzzer's corpus",
            Unit.MILLISECONDS,
            1,
            this::corpus));
    if (Files.isDirectory(STATUS.resolve("self"))) {
      all.add(memory("dense", ModelFiles::dense));
      all.add(memory("10g", f -> f.safetensors("model.safetensors", 10 * GIGABYTE)));
    }
    return all;
  }

  private static Benchmark large(String name, Model model) {
    return new Benchmark(
        "scan-" + name + "-1g",
        "scan 1 GB of numbers as " + name,
        Unit.MILLISECONDS,
        100,
        () -> scan(new Rounds(20, 21), model));
  }

  private Benchmark memory(String name, Model model) {
    return new Benchmark(
        "scan-memory-" + name,
        "memory of './trivet scan' besides the mapped file",
        Unit.MEGABYTES,
        256,
        () -> List.of(memory(model)));
  }

  private static ScanFile scanner() {
    return new ScanFile(
        new ReadContents(FormatReaders.all(List.of())), Limits.STANDARD, System::nanoTime);
  }

  private static List<Double> scan(Rounds rounds, Model model) {
    try {
      Path file = model.in(ModelFiles.inTemporaryFolder());
      ScanFile scanner = scanner();
      return rounds.of(() -> clean(scanner.scan(file, "model", "model")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is not read to its end is not measured.
  private static ScanResult clean(ScanResult result) {
    if (result.verdict() != Verdict.CLEAN) {
      throw new IllegalStateException("not clean: " + result);
    }
    return result;
  }

  /// @return for each file the median of its rounds
  private List<Double> corpus() {
    Path corpus = home.resolve("artifact/src/test/resources/fuzz");
    ScanFile scanner = scanner();
    try (Stream<Path> files = Files.walk(corpus)) {
      return files
          .filter(Files::isRegularFile)
          .map(file ->
              new Measured(new Rounds(20, 11).of(() -> scanner.scan(file, "file", "file")))
                  .median())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @return megabytes of its own that the process held at most
  private double memory(Model model) {
    try {
      Path file = model.in(ModelFiles.inTemporaryFolder());
      Process process =
          new ProcessBuilder(home.resolve("trivet").toString(), "scan", file.toString())
              .redirectOutput(Redirect.DISCARD)
              .redirectError(Redirect.DISCARD)
              .start();
      double most = 0;
      while (process.isAlive()) {
        most = Math.max(most, ownMemory(process.pid()));
        Thread.sleep(2);
      }
      return most;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Pages of the process that belong to no file.
  private static double ownMemory(long process) {
    try (Stream<String> lines =
        Files.lines(STATUS.resolve(String.valueOf(process)).resolve("status"))) {
      return lines
          .filter(line -> line.startsWith("RssAnon:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // it has ended meanwhile
    }
  }
}
