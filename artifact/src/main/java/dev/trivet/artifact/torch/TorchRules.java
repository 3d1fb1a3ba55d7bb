package dev.trivet.artifact.torch;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be found in TorchScript and exported graphs.
public final class TorchRules {
  public static final Rule ACTING_OPERATOR =
      Rule.of(
              "torch-acting-operator",
              CRITICAL,
              MALICIOUS,
              "The model calls an operator that touches files, network or other code")
          .why("Operators run with the rights of the process that loads or runs the model")
          .action("Do not load it; find out what the operator is for")
          .see("AML.T0011.000", "CWE-73");
  public static final Rule FOREIGN_OPERATOR =
      Rule.of(
              "torch-foreign-operator",
              MEDIUM,
              SUSPICIOUS,
              "The model calls an operator nobody has judged")
          .why("It comes from a library that must be loaded with the model")
          .action("Find out which library provides it, and judge that")
          .see("CWE-829");
  public static final Rule FOREIGN_TARGET =
      Rule.of(
              "torch-foreign-target",
              CRITICAL,
              MALICIOUS,
              "An exported graph calls a Python function that is no operator")
          .why("Loading the graph imports and calls it by name")
          .action("Do not load it")
          .see("AML.T0011.000", "CWE-470");

  private TorchRules() {}

  static List<Rule> all() {
    return List.of(ACTING_OPERATOR, FOREIGN_OPERATOR, FOREIGN_TARGET);
  }
}
