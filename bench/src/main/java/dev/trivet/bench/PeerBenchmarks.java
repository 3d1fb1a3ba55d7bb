package dev.trivet.bench;

import dev.trivet.bench.Benchmark.Unit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What `./trivet scan` costs for what another tool costs on the same files, in turns, in CPU
/// seconds of whole processes. The other tools are those somebody has installed: on the PATH, or in
/// the folder that TRIVET_PEERS names. Nothing is installed here.
record PeerBenchmarks(Path home) {
  private static final int ROUNDS = 3;
  private static final int DENSE = 16_000_000;
  private static final int FILES = 10;
  private static final String PEERS = "TRIVET_PEERS";

  /// `0m1.250s 0m0.080s`, as a shell counts what its children took.
  private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

  /// Another scanner of model files.
  ///
  /// @param options before the file
  private record Peer(String name, List<String> options) {}

  private static final List<Peer> ALL =
      List.of(
          new Peer("picklescan", List.of("-p")),
          new Peer("modelscan", List.of("-p")),
          new Peer("fickling", List.of("--check-safety")),
          new Peer("modelaudit", List.of("scan")));

  List<Benchmark> all() {
    return ALL.stream().flatMap(this::against).toList();
  }

  private Stream<Benchmark> against(Peer peer) {
    return Stream.of(
        new Benchmark(
            "scan-peers-%s-dense".formatted(peer.name()),
            "CPU for 16 MB of opcodes, ours for that of " + peer.name(),
            Unit.TIMES,
            1,
            () -> compare(peer, () -> List.of(ModelFiles.inTemporaryFolder().dense(DENSE)))),
        new Benchmark(
            "scan-peers-%s-small".formatted(peer.name()),
            "CPU for ten small pickles one by one, ours for that of " + peer.name(),
            Unit.TIMES,
            1,
            () -> compare(peer, this::small)));
  }

  /// Makes or finds the files to be scanned.
  @FunctionalInterface
  private interface Inputs {
    List<Path> files() throws IOException;
  }

  private List<Path> small() throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("artifact/src/test/resources/fuzz/pickle"))) {
      return files.sorted().limit(FILES).toList();
    }
  }

  /// @return empty when the tool is not installed
  private List<Double> compare(Peer peer, Inputs inputs) {
    Optional<Path> tool = installed(peer.name());
    if (tool.isEmpty()) {
      return List.of();
    }
    var theirs = new ArrayList<>(List.of(tool.get().toString()));
    theirs.addAll(peer.options());
    List<String> ours = List.of(home.resolve("trivet").toString(), "scan");
    try {
      List<Path> files = inputs.files();
      seconds(ours, files.subList(0, 1)); // builds and rehearses, where that has not been done
      var ratios = new ArrayList<Double>();
      for (int round = 0; round < ROUNDS; round++) {
        ratios.add(seconds(ours, files) / seconds(theirs, files));
      }
      return ratios;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Path> installed(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Optional.ofNullable(System.getenv(PEERS)).stream(),
            Stream.of(path.split(File.pathSeparator, -1)))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// @return seconds of all processors together, for one process a file
  private static double seconds(List<String> command, List<Path> files)
      throws IOException, InterruptedException {
    double all = 0;
    for (Path file : files) {
      var whole = new ArrayList<>(List.of("/bin/sh", "-c", "\"$@\" >/dev/null 2>&1; times", "sh"));
      whole.addAll(command);
      whole.add(file.toString());
      Process process = new ProcessBuilder(whole).redirectError(Redirect.DISCARD).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor();
      all += children(said);
    }
    return all;
  }

  /// What the shell says last.
  private static double children(String times) {
    Matcher last = TIMES.matcher(times.strip());
    if (!last.find()) {
      throw new IllegalStateException("the shell does not say what a command took: " + times);
    }
    return 60 * Integer.parseInt(last.group(1))
        + Double.parseDouble(last.group(2))
        + 60 * Integer.parseInt(last.group(3))
        + Double.parseDouble(last.group(4));
  }
}
