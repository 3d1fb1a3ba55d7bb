package dev.trivet.cli;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.LoadedProgramme;
import dev.trivet.posture.Posture;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

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
    Path into = Inputs.path(given.option("--out").orElse("proof"));
    Path from = Inputs.path(given.argument(0).orElseThrow());
    write(
        posture,
        loaded,
        ProofWriters.all(posture, shipped.threatRules(), from),
        into,
        given,
        console);
    return ExitCode.FINE;
  }

  /// Writes everything, then says what was written.
  static void write(
      Posture posture,
      LoadedProgramme loaded,
      List<ProofWriter> writers,
      Path into,
      Given given,
      Console console)
      throws IOException {
    try (var output = WholeOutput.into(into)) {
      for (ProofWriter writer : writers) {
        console.progress().says("Writing " + writer.name());
        writer.write(posture, loaded.places(), output.folder());
      }
      output.moveIntoPlace();
    }
    console.progress().done();
    new ShowWritten(console).all(writers, into, given);
  }
}
