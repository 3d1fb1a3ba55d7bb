package dev.trivet.artifact.tensorflow;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with a TensorFlow graph.
public final class TfRules {
  private static final String REFUSE = "Do not load it; export the model again from its source";

  public static final Rule HARMFUL =
      Rule.of(
              "tensorflow-harmful-operator",
              CRITICAL,
              MALICIOUS,
              "An operator runs Python, or touches files or the network")
          .why("A graph is a program; the runtime runs its operators with the rights of its user")
          .action(REFUSE)
          .see("CWE-94", "CWE-73", "AML.T0011.000", "LLM03:2025");
  static final Rule FILE_OUTSIDE =
      Rule.of(
              "tensorflow-file-outside",
              HIGH,
              MALICIOUS,
              "The model names a file outside of its directory")
          .why("The runtime reads, writes or deletes there with the rights of its user")
          .action(REFUSE)
          .see("CWE-22", "CWE-73");
  public static final Rule CUSTOM =
      Rule.of(
              "tensorflow-custom-operator",
              HIGH,
              MALICIOUS,
              "An operator is not part of TensorFlow")
          .why("It runs only with a native library that somebody must load beside the model")
          .action("Find the library's source; never take it from where the model came from")
          .see("CWE-114", "AML.T0010.001");
  static final Rule ABORT =
      Rule.of("tensorflow-abort", HIGH, DENIAL_OF_SERVICE, "An operator ends the whole process")
          .why("It takes the server down with each request that reaches it")
          .action(REFUSE)
          .see("CWE-400");
  static final Rule HUGE =
      Rule.of(
              "tensorflow-huge-tensor",
              HIGH,
              DENIAL_OF_SERVICE,
              "A constant claims to be far larger than what it holds")
          .why("The runtime reserves memory for its shape and fills it with one value")
          .action(REFUSE)
          .see("CWE-789", "CWE-190");
  static final Rule UNFOLDS =
      Rule.of(
              "tensorflow-unfolds",
              HIGH,
              DENIAL_OF_SERVICE,
              "Functions that call each other unfold to a graph no memory holds")
          .why("The runtime puts each function in the place of every call of it")
          .action(REFUSE)
          .see("CWE-409", "CWE-400");
  static final Rule NESTED =
      Rule.of("tensorflow-nested-deep", HIGH, DENIAL_OF_SERVICE, "Messages are nested too deep")
          .why("Readers recurse on them and overflow their stack")
          .action(REFUSE)
          .see("CWE-674");
  static final Rule BROKEN =
      Rule.of("tensorflow-broken", MEDIUM, NOT_UNDERSTOOD, "A part of the model cannot be read")
          .why("What stands behind the break was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  private TfRules() {}

  static List<Rule> all() {
    return List.of(HARMFUL, FILE_OUTSIDE, CUSTOM, ABORT, HUGE, UNFOLDS, NESTED, BROKEN);
  }
}
