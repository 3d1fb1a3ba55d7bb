package dev.trivet.cli;

import dev.trivet.cli.text.Span;
import dev.trivet.evidence.Observation;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.programme.RecordEvidence;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.measure.report.ObserveRun;
import dev.trivet.measure.run.MeasurementRun;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `trivet measure record`: a run as evidence in a programme.
final class MeasureRecord implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "record", "Records a run as evidence in a programme.")
        .about(
            "Writes one new file of observations below evidence/recorded, bound to the bytes that"
                + " were measured; a file that is there is never written again. Only what was"
                + " measured is recorded. 'trivet assess' then judges the controls by it.")
        .needs("RUN", "A run, as 'trivet measure run' stores it.")
        .needs("PROGRAMME", "The directory of the programme.")
        .option("--system", "ID", "Whose model it is, where the plan does not say.")
        .option("--component", "ID", "Which part it is, where the plan does not say.")
        .example("trivet measure record run.json programme", "Adds what was measured.")
        .example(
            "trivet measure record run.json programme --system a --component b",
            "The same, for a plan that names no system.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    MeasurementRun run = MeasureInputs.run(given.argument(0).orElseThrow(), console);
    Path programme = Inputs.existing(given.argument(1).orElseThrow());
    if (!Files.isDirectory(programme)) {
      throw new Refusal(ExitCode.USAGE, programme + " is no directory");
    }
    List<Observation> seen = observations(run, given);
    if (seen.isEmpty()) {
      throw new Refusal(
          ExitCode.REFUSED,
          "the run holds nothing a programme asks for",
          "measure one of the metrics controls name; docs/measure.md lists them");
    }
    Path file;
    try {
      file = RecordEvidence.into(programme, seen);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(ExitCode.REFUSED, "this run has been recorded before");
    }
    if (given.json()) {
      Json.write(List.of(file.toString()), console.out().raw());
      return ExitCode.FINE;
    }
    console.out().line(Span.of("Recorded in "), Span.strong(file.toString()));
    seen.forEach(o -> console.out().line("  " + o.method()));
    List<String> left = ObserveRun.unrecorded(run);
    if (!left.isEmpty()) {
      console
          .out()
          .wrapped("", "No control asks for " + String.join(", ", left) + ": not recorded.", 2);
    }
    return ExitCode.FINE;
  }

  private static List<Observation> observations(MeasurementRun run, Given given) throws Refusal {
    String system = needed(given.option("--system").or(() -> run.plan().system()), "--system");
    String component =
        needed(given.option("--component").or(() -> run.plan().component()), "--component");
    try {
      return ObserveRun.observations(run, new SystemId(system), new ComponentId(component));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static String needed(Optional<String> told, String option) throws Refusal {
    return told.orElseThrow(() ->
        new Refusal(
            ExitCode.USAGE, "the plan does not say whose model it is", "say it with " + option));
  }
}
