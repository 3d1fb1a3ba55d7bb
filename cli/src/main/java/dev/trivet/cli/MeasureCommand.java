package dev.trivet.cli;

import java.util.List;

/// `trivet measure`: numbers on the real model.
final class MeasureCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "measure", "Measures a model: how often attacks on it succeed, ...")
        .about(
            "Every number comes with its method, sample, seed and interval. docs/redteam.md says"
                + " what each means, and what it does not.")
        .example("trivet measure redteam --stub --out run.json", "Try it on a model of ours.")
        .example(
            "trivet measure redteam-report run.json --out run.html",
            "What came of it, with every attack that succeeded.");
  }

  @Override
  public List<Command> children() {
    return List.of(new RedTeamCommand(), new RedTeamReport(), new RedTeamRecord());
  }

  @Override
  public ExitCode run(Given given, Console console) {
    throw new IllegalStateException("only its children run");
  }
}
