package dev.trivet.cli;

import dev.trivet.cli.ProofWriter.Proven;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.posture.Posture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;

/// `trivet prove`: what is handed to those who ask.
final class ProveCommand implements Command {
  @Override
  public Usage usage() {
    var usage =
        Usage.of(this, "prove", "Writes what you hand to those who ask: report, SoA, layers, ...")
            .about(
                "All of it is made from the same posture at the same instant, and written"
                    + " together or not at all. Files of an earlier run are replaced.")
            .needs("DIR", "The directory of the programme.")
            .option("--out", "DIR", "Where to write; ./proof if left out.")
            .asOf();
    return usage
        .example("trivet prove programme", "Everything into ./proof.")
        .example(
            "trivet prove programme --as-of 2026-03-01 --out march",
            "What would have been handed over on 1 March.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Instant asOf = Instants.asOf(given, console);
    var shipped = new ShippedCatalog();
    var loaded = Inputs.programme(given.argument(0).orElseThrow(), shipped, asOf, console);
    Posture posture = Inputs.posture(loaded, shipped, asOf, console);
    var proven =
        new Proven(
            posture,
            shipped.threatRules(),
            loaded.places(),
            Inputs.path(given.argument(0).orElseThrow()));
    write(proven, Inputs.path(given.option("--out").orElse("proof")), given, console);
    return ExitCode.FINE;
  }

  /// Writes everything, then says what was written.
  static void write(Proven proven, Path into, Given given, Console console) throws IOException {
    var writers = ProofWriters.all();
    try (var output = WholeOutput.into(into)) {
      for (ProofWriter writer : writers) {
        console.progress().says("Writing " + writer.name());
        writer.write(proven, output.folder());
      }
      output.moveIntoPlace();
    }
    console.progress().done();
    new ShowWritten(console).all(writers, into, given);
  }
}
