package dev.trivet.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Runs the commands people run, so that the JVM can note which classes they need. The ./trivet
/// script does so once, after it has built the program.
final class Rehearsal {
  private Rehearsal() {}

  static void run(Path home) {
    String example = home.resolve("examples").resolve("meridian").toString();
    String system = Path.of(example, "systems", "credit-score.yaml").toString();
    String day = "--as-of=" + DemoCommand.DAY;
    String attacks = anew(home.resolve("cli/target/trivet/rehearsal-redteam.json"));
    for (List<String> command :
        List.of(
            List.of("--help"),
            List.of("threats", "--help"),
            List.of("threats", system),
            List.of("threats", system, "--json"),
            List.of("threats", system, "--set", "artefact_format=data_only"),
            List.of("check", example, day),
            List.of("schema"),
            List.of("catalog", "show", "AML.T0051"),
            List.of("catalog", "search", "prompt"),
            verify(home.resolve("examples").resolve("signed")),
            List.of("controls", example, day),
            List.of("assess", example, day),
            List.of("explain", example, "TRV-SUP-03", day),
            List.of("measure", "redteam", "--stub", "--per-family", "2", "--out", attacks),
            List.of("nosuchcommand"))) {
      run(command);
    }
    scan();
  }

  /// A run that is there already would be gone on with, and nothing be rehearsed.
  private static String anew(Path file) {
    try {
      Files.deleteIfExists(file);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void scan() {
    try {
      Path folder = Files.createTempDirectory("trivet-rehearsal");
      try {
        for (String path : RehearsalModels.into(folder)) {
          run(List.of("scan", path));
          run(List.of("scan", "--json", path));
        }
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private static void run(List<String> command) {
    Console console = Main.console(nowhere(), nowhere());
    new Trivet(console).run(command.toArray(String[]::new));
  }

  private static List<String> verify(Path example) {
    return List.of(
        "verify",
        example.resolve("model").toString(),
        "--identity",
        "ada@example.org",
        "--issuer",
        "https://issuer.example.org",
        "--trust-root",
        example.resolve("trusted_root.json").toString());
  }

  /// Through the same encoder as what is printed.
  private static PrintWriter nowhere() {
    return new PrintWriter(
        new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8));
  }
}
