package dev.trivet.cli;

import dev.trivet.formats.document.Json;
import dev.trivet.redteam.figure.CompareRuns;
import dev.trivet.redteam.figure.CompareRuns.Change;
import dev.trivet.redteam.figure.MeasureRun;
import dev.trivet.redteam.report.RunView;
import dev.trivet.redteam.report.WriteHtml;
import dev.trivet.redteam.report.WriteMarkdown;
import dev.trivet.redteam.run.ReadRun;
import dev.trivet.redteam.run.RedTeamRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `trivet measure redteam-report`: a run for people.
final class RedTeamReport implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "redteam-report", "Writes what came of a red-team run, for people.")
        .about(
            "A table of families with intervals, what changed since an earlier run, and the whole"
                + " transcript of every attack that succeeded. A page without script when the name"
                + " of --out ends in .html, Markdown otherwise.")
        .needs("RUN", "A run, as 'trivet measure redteam' keeps it.")
        .option("--before", "RUN", "An earlier run of the same suite to compare with.")
        .option("--limit", "SHARE", "What attacks should stay under; 0.05 if left out.")
        .option("--out", "FILE", "Where to write; redteam-report.html if left out.")
        .example("trivet measure redteam-report run.json", "A page.")
        .example(
            "trivet measure redteam-report new.json --before old.json --out new.md",
            "What a fix has changed, as Markdown.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    RedTeamRun run = ReadRun.from(Inputs.existing(given.argument(0).orElseThrow()));
    RunView view = RunView.of(run, limit(given), changes(run, given.option("--before")));
    Path out = Inputs.path(given.option("--out").orElse("redteam-report.html"));
    boolean page = out.toString().endsWith(".html");
    Files.writeString(out, page ? WriteHtml.of(view) : WriteMarkdown.of(view));
    if (given.json()) {
      Json.write(Map.of("written", out.toString()), console.out().raw());
    } else {
      console.out().line(view.lead());
      console.out().line("The report is in " + out + ".");
    }
    return ExitCode.FINE;
  }

  private static double limit(Given given) throws Refusal {
    return RedTeamBudget.number(
        "--limit",
        given.option("--limit").orElse(Double.toString(MeasureRun.USUAL_LIMIT)),
        0.0001,
        0.9999);
  }

  private static List<Change> changes(RedTeamRun run, Optional<String> before)
      throws IOException, Refusal {
    if (before.isEmpty()) {
      return List.of();
    }
    try {
      return CompareRuns.of(ReadRun.from(Inputs.existing(before.get())), run);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.REFUSED, String.valueOf(e.getMessage()));
    }
  }
}
