package dev.trivet.artifact.scan;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Severity;
import dev.trivet.artifact.rule.Verdict;
import java.util.Locale;

/// The limits that can bite, each with the rule it is reported by.
public enum Limit {
  BYTES(Verdict.NOT_UNDERSTOOD, "The file is larger than may be read"),
  INFLATED(Verdict.DENIAL_OF_SERVICE, "Compressed content becomes too large"),
  RATIO(Verdict.DENIAL_OF_SERVICE, "Compressed content grows out of proportion"),
  DEPTH(Verdict.DENIAL_OF_SERVICE, "Containers are nested too deep"),
  ENTRIES(Verdict.DENIAL_OF_SERVICE, "There are too many entries"),
  MEMORY(Verdict.DENIAL_OF_SERVICE, "Reading it takes too much memory"),
  TIME(Verdict.NOT_UNDERSTOOD, "Reading it takes too long");

  private final Verdict verdict;
  private final String title;

  Limit(Verdict verdict, String title) {
    this.verdict = verdict;
    this.title = title;
  }

  /// What it is reported by.
  public Rule rule() {
    return Rule.of("limit-" + name().toLowerCase(Locale.ROOT), Severity.MEDIUM, verdict, title)
        .why(
            "A file that costs far more to read than it is worth stops the service that loads it;"
                + " and what stands behind the limit was not read, so nothing is known of it")
        .action("Find out who made the file and why it is so; raise the limit if it is yours")
        .see("CWE-400");
  }
}
