package dev.trivet.bench;

import dev.trivet.bench.Benchmark.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How long a person waits for a short command, held against the least any Java program takes.
///
/// Both are started alternately, so that whatever else the machine does meets both alike; the
/// figure is the ratio of the medians.
record StartBenchmarks(Path home) {
  private static final int ROUNDS = 21;
  private static final double GOAL = 4;
  private static final String EMPTY =
      "public class Empty { public static void main(String[] a) {} }";

  List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "threats-cold",
            "'./trivet threats' on one file for an empty program",
            Unit.TIMES,
            GOAL,
            this::threats),
        new Benchmark(
            "scan-cold",
            "'./trivet scan' on one small file, from nothing",
            Unit.MILLISECONDS,
            400,
            this::scan));
  }

  private List<Double> scan() {
    try {
      Path model = ModelFiles.inTemporaryFolder().small();
      var command = List.of(home.resolve("trivet").toString(), "scan", model.toString());
      run(command); // builds and rehearses, where that has not been done
      var times = new ArrayList<Double>();
      for (int round = 0; round < ROUNDS; round++) {
        times.add(run(command));
      }
      return times;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<Double> threats() {
    String system = home.resolve("examples/meridian/systems/credit-score.yaml").toString();
    return times(List.of(home.resolve("trivet").toString(), "threats", system));
  }

  private List<Double> times(List<String> command) {
    try {
      List<String> empty = emptyProgram();
      run(command); // builds and rehearses, where that has not been done
      run(empty);
      var ours = new ArrayList<Double>();
      var least = new ArrayList<Double>();
      for (int round = 0; round < ROUNDS; round++) {
        ours.add(run(command));
        least.add(run(empty));
      }
      return List.of(new Measured(ours).median() / new Measured(least).median());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// An empty program in a jar of its own, started by a script as ours is.
  private static List<String> emptyProgram() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("trivet-empty");
    Path bin = Path.of(System.getProperty("java.home"), "bin");
    Files.writeString(folder.resolve("Empty.java"), EMPTY);
    run(List.of(bin.resolve("javac").toString(), folder.resolve("Empty.java").toString()));
    Path jar = folder.resolve("empty.jar");
    run(
        List.of(
            bin.resolve("jar").toString(),
            "cfe",
            jar.toString(),
            "Empty",
            "-C",
            folder.toString(),
            "Empty.class"));
    Path script = folder.resolve("empty");
    Files.writeString(
        script,
        "#!/bin/sh\nexec \"%s\" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar \"%s\"\n"
            .formatted(bin.resolve("java"), jar));
    return List.of("/bin/sh", script.toString());
  }

  /// @return milliseconds
  private static double run(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(command)
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code);
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
