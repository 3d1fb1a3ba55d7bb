package dev.trivet.cli;

import java.util.List;

/// `trivet measure`: numbers on the real model.
final class MeasureCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "measure", "Measures a model: robustness, privacy, calibration, ...")
        .about(
            "Every number comes with its method, sample, seed and interval, bound to the bytes it"
                + " was measured on. docs/measure.md and docs/redteam.md say what each means, and what it does not.")
        .example("trivet measure plan systems/damage-lens.yaml", "Which numbers to measure?")
        .example(
            "trivet measure run plan.json --out run.json",
            "Measure them, within the plan's budget.");
  }

  @Override
  public List<Command> children() {
    return List.of(
        new MeasurePlan(),
        new MeasureRun(),
        new MeasureReport(),
        new MeasureCompare(),
        new MeasureRecord(),
        new MeasureHandOver(),
        new RedTeamCommand(),
        new RedTeamReport(),
        new RedTeamRecord());
  }

  @Override
  public ExitCode run(Given given, Console console) {
    throw new IllegalStateException("only its children run");
  }
}
