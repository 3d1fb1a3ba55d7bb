package dev.trivet.cli;

import java.util.List;

/// `trivet catalog`: what Trivet knows, to look things up.
final class CatalogCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "catalog", "Looks things up in what Trivet knows: ATLAS, frameworks, ...")
        .example("trivet catalog search \"prompt injection\"", "Everything with these words.")
        .example("trivet catalog show AML.T0051", "All there is about one thing.");
  }

  @Override
  public List<Command> children() {
    return List.of(new CatalogList(), new CatalogShow(), new CatalogSearch());
  }

  @Override
  public ExitCode run(Given given, Console console) {
    throw new IllegalStateException("only its children run");
  }
}
