package dev.trivet.cli;

import dev.trivet.artifact.Looked;
import dev.trivet.evidence.Observation;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.programme.RecordEvidence;
import dev.trivet.inventory.Component;
import dev.trivet.posture.Programme;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// `trivet record`: looks at a model's files and puts what it sees into a programme, as evidence.
final class RecordCommand implements Command {
  @Override
  public Usage usage() {
    var usage =
        Usage.of(this, "record", "Puts what is seen of a model's files into a programme.")
            .about(
                "Scans MODEL, takes its digest, reads what its files say of it, verifies its"
                    + " signature and attestations when you say whom to trust, and writes that as"
                    + " observations into a new file under PROGRAMME/evidence/recorded. They count"
                    + " for the controls that ask for them as long as the component's digest in"
                    + " the programme is the one seen here.")
            .needs("MODEL", "A file or a directory.")
            .needs("PROGRAMME", "A directory of documents.")
            .needs("COMPONENT", "What MODEL is in the programme, as SYSTEM/COMPONENT.")
            .option("--signature", "FILE", "The signature, if it does not lie by the model.");
    TrustOptions.PLAIN.describe(usage);
    AttestationOptions.describe(usage);
    return usage
        .example(
            "trivet record lens.onnx programme damage-lens/lens-model --key release.pub",
            "Scanned, verified, and evidence.")
        .example("trivet record lens.onnx programme damage-lens/lens-model", "Scanned only.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Instant now = console.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    Path model = Inputs.existing(given.argument(0).orElseThrow());
    Path programme = Inputs.existing(given.argument(1).orElseThrow());
    Programme known =
        Inputs.programme(programme.toString(), new ShippedCatalog(), now, console)
            .programme()
            .orElseThrow();
    ComponentPlace place = ComponentPlace.find(given.argument(2).orElseThrow(), known);
    console.progress().says("Looking at " + model);
    var look = new RecordLook(given, now);
    Looked looked = look.at(model);
    Digest digest = looked.digest();
    List<Observation> seen = look.observations(looked, place);
    console.progress().done();
    Path file = record(programme, seen);
    if (given.json()) {
      Json.write(seen, console.out().raw());
    } else {
      new ShowRecorded(console.out()).all(file, place, digest, seen);
    }
    warn(place.component(), digest, console);
    return ExitCode.FINE;
  }

  private static Path record(Path programme, List<Observation> seen) throws IOException, Refusal {
    try {
      return RecordEvidence.into(programme, seen);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(
          ExitCode.REFUSED,
          "this has been recorded already: " + e.getMessage(),
          "evidence is never written over; look again in a second");
    }
  }

  private static void warn(Component component, Digest seen, Console console) {
    if (component.digest().isEmpty()) {
      console
          .talk()
          .line(
              "note: the programme does not say which digest "
                  + component.id()
                  + " has; evidence counts only when it does");
    } else if (!component.digest().get().equals(seen)) {
      console
          .talk()
          .line(
              "note: the programme says that "
                  + component.id()
                  + " is "
                  + component.digest().get()
                  + "; what was recorded is about other bytes and does not count for it");
    }
  }
}
