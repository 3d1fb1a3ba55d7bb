package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import dev.trivet.posture.Explanation;
import dev.trivet.posture.Posture;
import java.io.IOException;
import java.time.Instant;

/// `trivet explain`: why a figure is what it is.
final class ExplainCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "explain", "Says why a control, threat or requirement stands as it does.")
        .about(
            "The answer is the tree of facts and rules it rests on, down to the pieces of"
                + " evidence. WHAT is the id of a control, of a technique, or of a requirement with"
                + " or without its framework; '@' and a system ask about that system alone.")
        .needs("DIR", "The directory of the programme.")
        .needs("WHAT", "TRV-SUP-03, TRV-SUP-03@SYSTEM, AML.T0051@SYSTEM, \"GOVERN 1.1\", ...")
        .asOf()
        .example(
            "trivet explain programme AML.T0051.000@assistant", "Why is this threat open there?")
        .example(
            "trivet explain programme \"iso-iec-42001@2023:A.7.6\" --as-of 2026-03-01",
            "How did it stand on 1 March, and why?");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Instant asOf = Instants.asOf(given, console);
    var shipped = new ShippedCatalog();
    var loaded = Inputs.programme(given.argument(0).orElseThrow(), shipped, asOf, console);
    Posture posture = Inputs.posture(loaded, shipped, asOf, console);
    Explanation explanation = new ExplainWhat(posture).of(given.argument(1).orElseThrow());
    if (given.json()) {
      Json.write(ExplanationAsJson.of(explanation), console.out().raw());
    } else {
      Printer out = console.out();
      new ShowExplanation(out).tree(explanation);
      console.talk().line("as of " + asOf);
    }
    return ExitCode.FINE;
  }
}
