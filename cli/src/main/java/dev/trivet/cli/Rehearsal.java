package dev.trivet.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Runs the commands people run, so that the JVM can note which classes they need. The ./trivet
/// script does so once, after it has built the program.
final class Rehearsal {
  private Rehearsal() {}

  static void run(Path home) {
    String example = home.resolve("examples").resolve("meridian").toString();
    String system = Path.of(example, "systems", "credit-score.yaml").toString();
    String day = "--as-of=" + DemoCommand.DAY;
    String attacks = home.resolve("cli/target/trivet/rehearsal-redteam.json").toString();
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
            List.of("controls", example, day),
            List.of("assess", example, day),
            List.of("explain", example, "TRV-SUP-03", day),
            List.of("measure", "redteam", "--stub", "--per-family", "2", "--out", attacks),
            List.of("nosuchcommand"))) {
      Console console = Main.console(nowhere(), nowhere());
      new Trivet(console).run(command.toArray(String[]::new));
    }
  }

  /// Through the same encoder as what is printed.
  private static PrintWriter nowhere() {
    return new PrintWriter(
        new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8));
  }
}
