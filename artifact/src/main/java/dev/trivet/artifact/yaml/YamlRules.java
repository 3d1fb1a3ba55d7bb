package dev.trivet.artifact.yaml;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.POLICY;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with YAML as such.
final class YamlRules {
  private static final String PLAIN = "Do not load it with a loader that builds objects";

  static final Rule HARMFUL_TAG =
      Rule.of("yaml-harmful-tag", CRITICAL, MALICIOUS, "A tag runs code or touches files on load")
          .why("A loader that follows such tags imports what they name and calls it")
          .action(PLAIN + "; safe loaders refuse it")
          .see("CWE-502", "AML.T0011.000", "LLM03:2025");
  static final Rule UNKNOWN_TAG =
      Rule.of("yaml-unknown-tag", MEDIUM, SUSPICIOUS, "A tag builds an object nobody has judged")
          .why("A loader that follows such tags imports what they name and calls it")
          .action(PLAIN)
          .see("CWE-502");
  static final Rule UNSAFE_LOADER =
      Rule.of("yaml-unsafe-loader", LOW, POLICY, "The document needs a loader that builds objects")
          .why("Whoever loads it has to use a loader that would also run harmful tags")
          .action("Write the same values as plain YAML")
          .see("CWE-502");
  static final Rule BOMB =
      Rule.of(
              "yaml-bomb",
              HIGH,
              DENIAL_OF_SERVICE,
              "References or nesting make the document explode")
          .why("A few bytes become gigabytes of objects, or overflow the reader's stack")
          .action("Do not load it")
          .see("CWE-776", "CWE-674");
  static final Rule BROKEN =
      Rule.of("yaml-broken", LOW, NOT_UNDERSTOOD, "The document is no valid YAML")
          .why("What stands behind the break was not judged; a laxer reader may go on")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  private YamlRules() {}

  static List<Rule> all() {
    return List.of(HARMFUL_TAG, UNKNOWN_TAG, UNSAFE_LOADER, BOMB, BROKEN);
  }
}
