package dev.trivet.artifact.rdata;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DANGEROUS_FORMAT;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What serialised R objects can do.
final class RdataRules {
  private static final String REFUSE = "Do not load it";

  static final Rule PROMISE =
      Rule.of(
              "rdata-promise",
              CRITICAL,
              MALICIOUS,
              "An object is a promise: code run when it is touched")
          .why("R evaluates the promise as soon as anything looks at the object (CVE-2024-27322)")
          .action(REFUSE)
          .see("CWE-502", "AML.T0011.000");
  static final Rule ACTIVE_BINDING =
      Rule.of("rdata-active-binding", HIGH, MALICIOUS, "A variable is a function call in disguise")
          .why("Reading the variable runs the function")
          .action(REFUSE)
          .see("CWE-502");
  static final Rule HARMFUL_CALL =
      Rule.of(
              "rdata-harmful-call",
              CRITICAL,
              MALICIOUS,
              "Code in the object runs commands or loads code")
          .why("It runs when the object is printed, called or used as a model")
          .action(REFUSE)
          .see("CWE-94", "AML.T0011.000");
  static final Rule ODD_CALL =
      Rule.of(
              "rdata-odd-call",
              MEDIUM,
              SUSPICIOUS,
              "Code in the object builds or fetches other code")
          .why("What it runs is decided only then")
          .action("Read the functions in the object before you use it")
          .see("CWE-95");
  static final Rule FUNCTION =
      Rule.of("rdata-function", LOW, DANGEROUS_FORMAT, "The object holds functions")
          .why("They run when the object is used; nothing harmful was seen in them")
          .action("Read the functions in the object before you use it")
          .see("CWE-829");
  static final Rule CLAIM =
      Rule.of("rdata-claim", HIGH, DENIAL_OF_SERVICE, "A vector claims to be longer than the file")
          .why("R reserves memory for it before it reads")
          .action(REFUSE)
          .see("CWE-789");
  static final Rule BROKEN =
      Rule.of("rdata-broken", MEDIUM, NOT_UNDERSTOOD, "The stream cannot be read to its end")
          .why("What stands behind the break was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  private RdataRules() {}

  static List<Rule> all() {
    return List.of(PROMISE, ACTIVE_BINDING, HARMFUL_CALL, ODD_CALL, FUNCTION, CLAIM, BROKEN);
  }
}
