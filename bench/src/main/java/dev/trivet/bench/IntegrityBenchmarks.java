package dev.trivet.bench;

import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.ModelFile;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.bench.Benchmark.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hashing, held against openssl on the same files in one run, and the first keyless verification
/// of a process.
record IntegrityBenchmarks(Path home) {
  private static final int FILE = 128 << 20;
  private static final int ROUNDS = 9;
  private static final int FIRST = 7;

  /// Where openssl does 1.07 GB/s, one thread should do 1.0 and two should do 1.9.
  private static final double ONE = 1.07 / 1.0;

  private static final double TWO = 1.07 / 1.9;
  private static final double FIRST_VERIFICATION = 500;
  private static final Pattern TIMES = Pattern.compile("(\\d+)m([0-9.]+)s (\\d+)m([0-9.]+)s\\s*$");

  List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "hash-one-thread",
            "hash two files of 128 MB by one thread, for openssl on the same",
            Unit.TIMES,
            ONE,
            () -> hash(1)),
        new Benchmark(
            "hash-two-threads",
            "hash two files of 128 MB by two threads, for openssl on the same",
            Unit.TIMES,
            TWO,
            () -> hash(2)),
        new Benchmark(
            "verify-keyless-first",
            "CPU of './trivet verify' of a small keyless model",
            Unit.MILLISECONDS,
            FIRST_VERIFICATION,
            this::verify));
  }

  /// @return our time for openssl's, each round alone
  private static List<Double> hash(int threads) {
    try {
      Path folder = Files.createTempDirectory("trivet-hash");
      try {
        List<ModelFile> files = List.of(file(folder, 1), file(folder, 2));
        var ratios = new ArrayList<Double>();
        for (int round = -3; round < ROUNDS; round++) {
          double theirs = openssl(files);
          double ours = ours(files, threads);
          if (round >= 0) {
            ratios.add(ours / theirs);
          }
        }
        return ratios;
      } finally {
        Files.deleteIfExists(folder.resolve("1"));
        Files.deleteIfExists(folder.resolve("2"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelFile file(Path folder, int seed) throws IOException {
    byte[] bytes = new byte[FILE];
    new SplittableRandom(seed).nextBytes(bytes);
    String name = Integer.toString(seed);
    return new ModelFile(Files.write(folder.resolve(name), bytes), name, FILE);
  }

  private static double ours(List<ModelFile> files, int threads) {
    long start = System.nanoTime();
    try {
      Manifest manifest = Manifest.of(files, new Serialization.ByFile(), new HashRanges(threads));
      if (manifest.files().size() != files.size()) {
        throw new IllegalStateException("a file is missing");
      }
    } catch (StepFailed e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static double openssl(List<ModelFile> files) throws IOException {
    var command = new ArrayList<>(List.of("openssl", "dgst", "-sha256"));
    files.forEach(file -> command.add(file.path().toString()));
    long start = System.nanoTime();
    run(command);
    return (System.nanoTime() - start) / 1e6;
  }

  /// @return the CPU milliseconds of each process, as the shell counts them
  private List<Double> verify() {
    Path fixture = home.resolve("examples/signed");
    List<String> command =
        List.of(
            "/bin/sh",
            "-c",
            "\"$@\" >/dev/null && times",
            "sh",
            home.resolve("trivet").toString(),
            "verify",
            fixture.resolve("model").toString(),
            "--identity",
            "ada@example.org",
            "--issuer",
            "https://issuer.example.org",
            "--trust-root",
            fixture.resolve("trusted_root.json").toString());
    try {
      run(command); // builds and rehearses, where that has not been done
      var times = new ArrayList<Double>();
      for (int round = 0; round < FIRST; round++) {
        times.add(children(run(command)));
      }
      return times;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The shell prints its own times, then those of what it ran.
  private static double children(String printed) {
    Matcher times = TIMES.matcher(printed);
    if (!times.find()) {
      throw new IllegalStateException("no times in: " + printed);
    }
    double minutes = Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(3));
    double seconds = Double.parseDouble(times.group(2)) + Double.parseDouble(times.group(4));
    return (minutes * 60 + seconds) * 1e3;
  }

  private static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException(command + " ended with " + code);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    return printed;
  }
}
