package dev.trivet.artifact.json;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with JSON as such.
public final class JsonRules {
  public static final Rule BROKEN =
      Rule.of("json-broken", LOW, NOT_UNDERSTOOD, "The document is no valid JSON")
          .why("What stands behind the break was not judged; a laxer reader may go on")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");
  public static final Rule DEEP =
      Rule.of("json-nested-deep", HIGH, DENIAL_OF_SERVICE, "The document is nested too deep")
          .why("Most readers recurse on brackets and overflow their stack")
          .action("Do not load it; no model's configuration is nested like this")
          .see("CWE-674");

  private JsonRules() {}

  static List<Rule> all() {
    return List.of(BROKEN, DEEP);
  }
}
