package dev.trivet.cli;

import dev.trivet.cli.ProofWriter.Proven;
import dev.trivet.cli.text.Printer;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.posture.Posture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/// `trivet demo`: the whole way from described systems to proof, on an invented insurer.
final class DemoCommand implements Command {
  /// The day the example is written for; on any later one most of its evidence is out of date.
  static final Instant DAY = Instant.parse("2026-11-15T12:00:00Z");

  @Override
  public Usage usage() {
    return Usage.of(this, "demo", "Shows the whole story on an invented insurer.")
        .about(
            "Reads the example programme, assesses it as of 2026-11-15T12:00:00Z, the day it is"
                + " written for, scans, verifies, describes and gates its models, writes the proof,"
                + " and says where to look next.")
        .option("--out", "DIR", "Where to write; ./demo-proof if left out.")
        .example("trivet demo", "The whole story.")
        .example("trivet demo --out /tmp/proof", "The same, written elsewhere.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Path example = console.home().resolve("examples").resolve("meridian");
    if (!Files.isDirectory(example)) {
      throw new Refusal(
          ExitCode.COULD_NOT_RUN,
          "the example programme is not at " + example,
          "run the ./trivet script of a checkout");
    }
    var shipped = new ShippedCatalog();
    var loaded = Inputs.programme(example.toString(), shipped, DAY, console);
    Posture posture = Inputs.posture(loaded, shipped, DAY, console);
    if (!given.json()) {
      new ShowAssessment(console.out(), posture).summary();
    }
    Path into = Inputs.path(given.option("--out").orElse("demo-proof"));
    if (!given.json()) {
      console.progress().says("Looking at the example's models");
      Path models = example.resolveSibling("models");
      new DemoModels(models, posture, DAY).write(into.resolve("models"), console);
    }
    var proven = new Proven(posture, shipped.threatRules(), loaded.places(), example);
    ProveCommand.write(proven, into, given, console);
    if (!given.json()) {
      next(console.out());
    }
    return ExitCode.FINE;
  }

  private static void next(Printer out) {
    out.blank();
    out.heading("Next");
    out.line("  trivet scan examples/models --each");
    out.line("      what the example's model files would do to whoever loads them");
    command(out, "trivet assess examples/meridian");
    out.line("      everything that is not in order, and what to do about it");
    command(out, "trivet explain examples/meridian TRV-TRN-02@damage-lens");
    out.line("      why a control is failing, down to the evidence");
    out.line("  trivet threats examples/meridian --system ops-agent");
    out.line("      what adversaries can do to the agent, and why");
    out.line("  trivet init programme");
    out.line("      a programme of your own");
  }

  /// In two lines, for it would not fit in one.
  private static void command(Printer out, String command) {
    out.line("  " + command + " \\");
    out.line("    --as-of " + DAY);
  }
}
