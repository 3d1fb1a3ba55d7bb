package dev.trivet.cli;

import dev.trivet.cli.text.Span;
import dev.trivet.formats.document.Json;
import dev.trivet.measure.report.MeasurementFiles;
import dev.trivet.measure.report.ModelCard;
import dev.trivet.measure.report.WriteMeasurementReport;
import dev.trivet.measure.run.MeasurementRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// `trivet measure report`: a run as a page for people, as JSON, and as a section of a model card.
final class MeasureReport implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "report", "Makes a page and a model-card section of a run.")
        .about(
            "report.html needs no network and no other file; model-card.md is a section to paste;"
                + " run.json is the run itself.")
        .needs("RUN", "A run, as 'trivet measure run' stores it.")
        .option("--out", "DIR", "Where to write; ./measurements if left out.")
        .example("trivet measure report run.json", "Everything into ./measurements.")
        .example("trivet measure report run.json --out docs/model", "The same, written elsewhere.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    MeasurementRun run = MeasureInputs.run(given.argument(0).orElseThrow(), console);
    Path into = Inputs.path(given.option("--out").orElse("measurements"));
    try (var output = WholeOutput.into(into)) {
      Files.writeString(output.folder().resolve("report.html"), WriteMeasurementReport.page(run));
      Files.writeString(output.folder().resolve("model-card.md"), ModelCard.section(run));
      Files.writeString(output.folder().resolve("run.json"), MeasurementFiles.text(run));
      output.moveIntoPlace();
    }
    List<String> files = List.of("report.html", "model-card.md", "run.json");
    if (given.json()) {
      Json.write(files.stream().map(f -> into.resolve(f).toString()).toList(), console.out().raw());
    } else {
      console.out().line(Span.of("Written to "), Span.strong(into + "/"));
      files.forEach(f -> console.out().line("  " + f));
    }
    return ExitCode.FINE;
  }
}
