package dev.trivet.artifact.trees;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with a model of trees.
final class TreeRules {
  private static final String REFUSE = "Do not load it; train or export the model again";

  static final Rule CLAIM =
      Rule.of(
              "trees-claim",
              HIGH,
              DENIAL_OF_SERVICE,
              "A count is impossible or larger than the file")
          .why("The library reserves memory for it before it looks at the rest")
          .action(REFUSE)
          .see("CWE-789", "CWE-190");
  static final Rule INDEX =
      Rule.of(
              "trees-index",
              HIGH,
              DENIAL_OF_SERVICE,
              "A tree names a node or feature it does not have")
          .why("The library follows these numbers without a check and reads beyond its memory")
          .action(REFUSE)
          .see("CWE-125", "CWE-129");
  static final Rule NESTED =
      Rule.of("ubjson-nested-deep", HIGH, DENIAL_OF_SERVICE, "The document is nested too deep")
          .why("Readers recurse on containers and overflow their stack")
          .action(REFUSE)
          .see("CWE-674");
  static final Rule BROKEN =
      Rule.of("ubjson-broken", MEDIUM, NOT_UNDERSTOOD, "The document is no valid UBJSON")
          .why("What stands behind the break was not judged")
          .action(REFUSE)
          .see("CWE-20");

  private TreeRules() {}

  static List<Rule> all() {
    return List.of(CLAIM, INDEX, NESTED, BROKEN);
  }
}
