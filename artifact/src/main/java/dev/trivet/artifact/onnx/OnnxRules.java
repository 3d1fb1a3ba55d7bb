package dev.trivet.artifact.onnx;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with an ONNX model.
final class OnnxRules {
  private static final String REFUSE = "Do not load it; export the model again from its source";

  static final Rule FILE_OUTSIDE =
      Rule.of(
              "onnx-file-outside",
              HIGH,
              MALICIOUS,
              "A tensor or operator takes data from outside of the model")
          .why("The runtime opens the place with the rights of who loads the model")
          .action(REFUSE)
          .see("CWE-22", "CWE-73", "CWE-200");
  static final Rule EXTERNAL_CLAIM =
      Rule.of(
              "onnx-external-claim",
              HIGH,
              DENIAL_OF_SERVICE,
              "A tensor claims an impossible part of an external file")
          .why("Runtimes add and compare these numbers before they check them")
          .action(REFUSE)
          .see("CWE-190", "CWE-125");
  static final Rule PYTHON =
      Rule.of("onnx-python-operator", CRITICAL, MALICIOUS, "An operator calls Python")
          .why("It runs the function of the module it names with each prediction")
          .action(REFUSE)
          .see("CWE-94", "AML.T0011.000");
  static final Rule CUSTOM_OPERATOR =
      Rule.of(
              "onnx-custom-operator",
              HIGH,
              MALICIOUS,
              "An operator is of no known domain, and no function of the model")
          .why("It runs only with a native library that somebody must load beside the model")
          .action("Find the library's source; never take it from where the model came from")
          .see("CWE-114", "AML.T0010.001");
  static final Rule TENSOR =
      Rule.of(
              "onnx-tensor-claim",
              HIGH,
              DENIAL_OF_SERVICE,
              "A tensor's dimensions contradict what it holds")
          .why("Runtimes reserve memory for the dimensions, or read beyond what there is")
          .action(REFUSE)
          .see("CWE-789", "CWE-190", "CWE-125");
  static final Rule LIBRARY =
      Rule.of("onnx-native-library", HIGH, MALICIOUS, "The metadata names a native library")
          .why("A runtime that takes custom operators from it runs its code with all rights")
          .action(REFUSE)
          .see("CWE-114", "AML.T0011.000");
  static final Rule NETWORK =
      Rule.of("onnx-network-operator", HIGH, MALICIOUS, "An operator sends its input to a server")
          .why("What the model is asked leaves the system with each prediction")
          .action(REFUSE)
          .see("CWE-200");
  static final Rule HUGE_SHAPE =
      Rule.of(
              "onnx-huge-shape",
              HIGH,
              DENIAL_OF_SERVICE,
              "An operator makes a tensor of a huge shape that stands in the model")
          .why("Runtimes compute constants when they load the model, whatever memory that takes")
          .action(REFUSE)
          .see("CWE-789", "CWE-400");
  static final Rule EMBEDDED =
      Rule.of("onnx-embedded-file", HIGH, SUSPICIOUS, "A text of the model is a whole file")
          .why("A program, an archive or a pickle in a model waits for somebody to take it out")
          .action("Do not load it; see what the scan says about the embedded part")
          .see("CWE-506");
  static final Rule UNFOLDS =
      Rule.of(
              "onnx-unfolds",
              HIGH,
              DENIAL_OF_SERVICE,
              "Functions that call each other unfold to a graph no memory holds")
          .why("Runtimes put each function in the place of every call of it")
          .action(REFUSE)
          .see("CWE-409", "CWE-400");
  static final Rule NESTED =
      Rule.of("onnx-nested-deep", HIGH, DENIAL_OF_SERVICE, "Graphs are nested too deep")
          .why("Readers recurse on graphs in graphs and overflow their stack")
          .action(REFUSE)
          .see("CWE-674");
  static final Rule BROKEN =
      Rule.of("onnx-broken", MEDIUM, NOT_UNDERSTOOD, "A part of the model is no valid message")
          .why("What stands behind the break was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  private OnnxRules() {}

  static List<Rule> all() {
    return List.of(
        FILE_OUTSIDE,
        EXTERNAL_CLAIM,
        PYTHON,
        CUSTOM_OPERATOR,
        TENSOR,
        LIBRARY,
        NETWORK,
        HUGE_SHAPE,
        EMBEDDED,
        UNFOLDS,
        NESTED,
        BROKEN);
  }
}
