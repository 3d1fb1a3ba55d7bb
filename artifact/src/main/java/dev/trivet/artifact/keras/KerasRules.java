package dev.trivet.artifact.keras;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.POLICY;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What a Keras configuration can do.
final class KerasRules {
  private static final String REFUSE = "Do not load it; rebuild the model from code you have read";

  static final Rule LAMBDA =
      Rule.of("keras-lambda", CRITICAL, MALICIOUS, "A layer holds Python bytecode")
          .why("Keras unmarshals the code and runs it, on load or with the first prediction")
          .action(REFUSE)
          .see("CWE-502", "CWE-94", "AML.T0011.000", "LLM03:2025");
  static final Rule HARMFUL_NAME =
      Rule.of(
              "keras-harmful-name",
              CRITICAL,
              MALICIOUS,
              "The configuration imports a function that runs code or touches files")
          .why("Keras imports the module and takes the name from it, whatever it is")
          .action(REFUSE)
          .see("CWE-502", "CWE-470", "AML.T0011.000");
  static final Rule EXTERNAL_FILE =
      Rule.of("keras-external-file", HIGH, MALICIOUS, "A layer loads another file or model")
          .why("The layer opens the place it names on load, past every safe mode")
          .action(REFUSE)
          .see("CWE-73", "CWE-22");
  static final Rule EMBEDDED_PICKLE =
      Rule.of("keras-embedded-module", HIGH, MALICIOUS, "A layer holds a pickled PyTorch module")
          .why("Keras hands the bytes to the pickle reader of PyTorch")
          .action(REFUSE)
          .see("CWE-502");
  static final Rule CUSTOM =
      Rule.of(
              "keras-custom-object",
              MEDIUM,
              POLICY,
              "The configuration needs a class or function that is not Keras's own")
          .why("It is imported by name on load; nothing says what it does")
          .action("Load it only with the code of those objects at hand, and reviewed")
          .see("CWE-470", "AML.T0010.001");
  static final Rule NAMED_FUNCTION =
      Rule.of(
              "keras-named-function",
              MEDIUM,
              SUSPICIOUS,
              "A Lambda layer takes its function from a module by name")
          .why("The layer calls whatever the module holds under that name")
          .action(REFUSE)
          .see("CWE-470");
  static final Rule UNSAFE_OPERATION =
      Rule.of(
              "keras-unsafe-operation",
              CRITICAL,
              MALICIOUS,
              "A layer wraps an operation that touches files or runs Python")
          .why("The operation runs with the model")
          .action(REFUSE)
          .see("CWE-94", "CWE-73");

  private KerasRules() {}

  static List<Rule> all() {
    return List.of(
        LAMBDA,
        HARMFUL_NAME,
        EXTERNAL_FILE,
        EMBEDDED_PICKLE,
        CUSTOM,
        NAMED_FUNCTION,
        UNSAFE_OPERATION);
  }
}
