package dev.trivet.cli;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.document.Problem;
import dev.trivet.formats.document.Problem.Severity;
import dev.trivet.formats.programme.LoadedProgramme;
import dev.trivet.formats.programme.ReadProgramme;
import dev.trivet.posture.Programme;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;

/// `trivet check`: everything that is wrong with a programme, at once.
final class CheckCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "check", "Says everything that is wrong with a programme, at once.")
        .about(
            "Each problem comes with its file, line and column, and where a word is unknown with"
                + " the nearest one that is known. Errors make a programme unusable, warnings do"
                + " not. docs/problems.md says what each kind means. Exits 1 on errors.")
        .needs("DIR", "The directory of the programme, or one file.")
        .flag("--strict", "Exit 1 on warnings too.")
        .asOf()
        .example("trivet check programme", "All problems of the programme in ./programme.")
        .example("trivet check --json programme > problems.json", "The same for an editor.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    String directory = given.argument(0).orElseThrow();
    Instant now = Instants.latest(console.clock().instant(), Instants.asOf(given, console));
    console.progress().says("Reading " + directory);
    LoadedProgramme loaded =
        new ReadProgramme(new ShippedCatalog(), now).from(Inputs.existing(directory));
    console.progress().done();
    if (given.json()) {
      var json = new LinkedHashMap<String, Object>();
      json.put("usable", loaded.programme().isPresent());
      json.put("problems", loaded.problems().stream().map(ShowProblems::json).toList());
      json.put("notShown", loaded.left());
      Json.write(json, console.out().raw());
    } else {
      new ShowProblems(console.out()).all(loaded.problems(), loaded.left());
      new ShowProblems(console.talk()).summary(directory, loaded.problems(), loaded.left());
      loaded.programme().ifPresent(programme -> contents(programme, console));
    }
    boolean found =
        loaded.problems().stream()
            .map(Problem::severity)
            .anyMatch(severity -> severity == Severity.ERROR || given.has("--strict"));
    return found ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static void contents(Programme programme, Console console) {
    console
        .talk()
        .line(
            "%s: %s, %s, %s, %s"
                .formatted(
                    programme.settings().organisation(),
                    Count.of(programme.systems().size(), "system"),
                    Count.of(programme.suppliers().size(), "supplier"),
                    Count.of(programme.controls().controls().size(), "control"),
                    Count.of(programme.allEvidence().size(), "piece") + " of evidence"));
  }
}
