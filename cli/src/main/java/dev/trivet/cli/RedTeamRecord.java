package dev.trivet.cli;

import dev.trivet.cli.text.Span;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.programme.RecordEvidence;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.redteam.figure.MeasureRun;
import dev.trivet.redteam.figure.RecordableRun;
import dev.trivet.redteam.run.ReadRun;
import dev.trivet.redteam.run.RedTeamRun;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `trivet measure redteam-record`: a run as evidence in a programme.
final class RedTeamRecord implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "redteam-record", "Records a red-team run as evidence in a programme.")
        .about(
            "Writes one new file of observations below evidence/recorded. Only figures that rest on"
                + " enough attempts are recorded; for the others it says why not.")
        .needs("RUN", "A run, as 'trivet measure redteam' keeps it.")
        .needs("PROGRAMME", "The directory of the programme.")
        .option("--system", "ID", "The system that was behind the endpoint.")
        .option("--component", "ID", "The model of it, when a bare model was attacked.")
        .option("--digest", "DIGEST", "Of that model's bytes: sha256:...")
        .option("--version", "VERSION", "Of that model, where there are no bytes to hash.")
        .example(
            "trivet measure redteam-record run.json programme --system assistant",
            "For the whole system.")
        .example(
            "trivet measure redteam-record run.json programme --system a --component m",
            "For the model alone.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    RedTeamRun run = ReadRun.from(Inputs.existing(given.argument(0).orElseThrow()));
    Path programme = Inputs.existing(given.argument(1).orElseThrow());
    if (!Files.isDirectory(programme)) {
      throw new Refusal(ExitCode.USAGE, programme + " is no directory");
    }
    RecordableRun recordable = RecordableRun.of(run, subject(given), MeasureRun.USUAL_LIMIT);
    recordable
        .left()
        .forEach(l -> console.talk().wrapped("not recorded: ", l.method() + ": " + l.why(), 4));
    if (recordable.observations().isEmpty()) {
      throw new Refusal(
          ExitCode.REFUSED,
          "nothing in the run may be recorded",
          "try again with --per-family 75 or more");
    }
    return record(programme, recordable.observations(), given, console);
  }

  private static ExitCode record(
      Path programme, List<Observation> seen, Given given, Console console)
      throws IOException, Refusal {
    Path file;
    try {
      file = RecordEvidence.into(programme, seen);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(ExitCode.REFUSED, "this run has been recorded before");
    }
    if (given.json()) {
      Json.write(
          Map.of(
              "file", file.toString(), "recorded", seen.stream().map(Observation::method).toList()),
          console.out().raw());
      return ExitCode.FINE;
    }
    console.out().line(Span.of("Recorded in "), Span.strong(file.toString()));
    seen.forEach(o -> console.out().line("  " + o.method()));
    return ExitCode.FINE;
  }

  private static Subject subject(Given given) throws Refusal {
    try {
      var system =
          new SystemId(
              given
                  .option("--system")
                  .orElseThrow(() -> new Refusal(ExitCode.USAGE, "--system is missing")));
      Optional<String> component = given.option("--component");
      return component.isEmpty()
          ? new Subject.OfSystem(system)
          : new Subject.OfComponent(
              system,
              new ComponentId(component.get()),
              given.option("--digest").map(Digest::new),
              given.option("--version"));
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
