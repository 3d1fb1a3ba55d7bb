package dev.trivet.cli;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import dev.trivet.posture.Posture;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Findings;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// `trivet assess`: how the organisation stands at an instant, and what is not as it should be.
final class AssessCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "assess", "Says how you stand at an instant, and what is not in order.")
        .about(
            "For each system the verdicts on its controls and the threats that are left; for each"
                + " framework how far the evidence goes; then every finding with what to do about"
                + " it. Nothing here is ticked by hand: 'trivet explain' says why for each figure.")
        .about(
            "With --fail-on it exits 1 when there is a finding of that rule, for use in a build."
                + " Rules: "
                + String.join(", ", rules())
                + ".")
        .needs("DIR", "The directory of the programme.")
        .asOf()
        .options("--fail-on", "RULE", "Exit 1 on findings of this rule; may stand several times.")
        .flag("--all", "Every finding, not the first ten of each rule.")
        .example("trivet assess programme", "How do we stand today?")
        .example(
            "trivet assess programme --as-of 2026-03-01 --fail-on failing-control",
            "How did we stand on 1 March? Exit 1 if a control was failing.");
  }

  private static List<String> rules() {
    return Arrays.stream(Finding.Rule.values()).map(Finding.Rule::id).toList();
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Set<Finding.Rule> failOn = failOn(given.options("--fail-on"));
    Instant asOf = Instants.asOf(given, console);
    var shipped = new ShippedCatalog();
    var loaded = Inputs.programme(given.argument(0).orElseThrow(), shipped, asOf, console);
    Posture posture = Inputs.posture(loaded, shipped, asOf, console);
    Findings findings = Findings.of(posture);
    if (given.json()) {
      Json.write(AssessmentAsJson.of(posture, findings), console.out().raw());
    } else {
      new ShowAssessment(console.out(), posture).all(findings, given.has("--all"));
    }
    int failing = findings.failing(failOn).size();
    if (failing > 0) {
      console
          .talk()
          .line(Count.of(failing, "finding") + " of the rules given with --fail-on: exit code 1");
    }
    return failing > 0 ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  private static Set<Finding.Rule> failOn(List<String> ids) throws Refusal {
    Set<Finding.Rule> rules = EnumSet.noneOf(Finding.Rule.class);
    for (String text : ids) {
      for (String id : text.split(",", -1)) {
        rules.add(
            Arrays.stream(Finding.Rule.values())
                .filter(rule -> rule.id().equals(id.strip()))
                .findFirst()
                .orElseThrow(() -> Unknown.word("rule", id, rules())));
      }
    }
    return rules;
  }
}
