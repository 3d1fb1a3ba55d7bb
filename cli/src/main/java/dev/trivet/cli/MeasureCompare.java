package dev.trivet.cli;

import dev.trivet.formats.document.Json;
import dev.trivet.measure.report.CompareRuns;
import dev.trivet.measure.report.CompareRuns.Compared;
import java.io.IOException;

/// `trivet measure compare`: what changed between two runs.
final class MeasureCompare implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "compare", "Says what changed between two runs of a plan.")
        .about(
            "For a model that is trained anew: each week's run is held against the one before."
                + " A number counts as changed when its intervals no longer meet; exits 1 when one"
                + " has.")
        .needs("OLD", "The run before.")
        .needs("NEW", "The run now.")
        .example("trivet measure compare 2026-W45.json 2026-W46.json", "Is it still as good?")
        .example("trivet measure compare old.json new.json --json", "The same, for a program.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Compared compared =
        CompareRuns.of(
            MeasureInputs.run(given.argument(0).orElseThrow(), console),
            MeasureInputs.run(given.argument(1).orElseThrow(), console));
    if (given.json()) {
      Json.write(compared, console.out().raw());
    } else {
      new ShowMeasurements(console.out()).compared(compared);
    }
    return compared.changed().isEmpty() ? ExitCode.FINE : ExitCode.FINDINGS;
  }
}
