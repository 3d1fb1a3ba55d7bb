package dev.trivet.artifact.jinja;

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

/// What can be wrong with a chat template.
final class JinjaRules {
  private static final String REPLACE =
      "Do not serve the model with it; take the template from the base model's publisher";

  static final Rule ATTRIBUTE_WALK =
      Rule.of(
              "jinja-attribute-walk",
              CRITICAL,
              MALICIOUS,
              "The template reaches for the interpreter's internals")
          .why(
              "From any object its class leads to every module that is loaded, and so to running"
                  + " commands; a server that renders without a sandbox does so on each request")
          .action(REPLACE)
          .see("CWE-1336", "AML.T0011.000", "LLM03:2025");
  static final Rule COMPUTED_NAME =
      Rule.of(
              "jinja-computed-name",
              CRITICAL,
              MALICIOUS,
              "The template puts an attribute's name together from pieces")
          .why("Nobody needs that but to keep the name from being seen")
          .action(REPLACE)
          .see("CWE-1336", "AML.T0011.000");
  static final Rule OTHER_FILE =
      Rule.of("jinja-other-file", HIGH, MALICIOUS, "The template loads another file")
          .why("It reads what lies on the server, or runs what somebody puts there later")
          .action(REPLACE)
          .see("CWE-98", "CWE-22");
  static final Rule DANGEROUS_CALL =
      Rule.of(
              "jinja-dangerous-call",
              CRITICAL,
              MALICIOUS,
              "The template runs a command or opens a file")
          .why("No template that writes a prompt calls such a function")
          .action(REPLACE)
          .see("CWE-78", "AML.T0011.000");
  static final Rule UNUSUAL_NAME =
      Rule.of(
              "jinja-unusual-name",
              MEDIUM,
              SUSPICIOUS,
              "The template uses what only attacks on templates use")
          .why("These names give access to the template engine itself")
          .action("Read the template; replace it if you cannot say why it needs the name")
          .see("CWE-1336");
  static final Rule HUGE_LOOP =
      Rule.of(
              "jinja-huge-loop",
              HIGH,
              DENIAL_OF_SERVICE,
              "The template counts or repeats without end")
          .why("Each request that renders it keeps a thread or the memory of the server")
          .action(REPLACE)
          .see("CWE-834", "CWE-400");
  static final Rule STEERED =
      Rule.of(
              "jinja-steered",
              HIGH,
              POLICY,
              "The template adds instructions when the conversation holds certain words or the time"
                  + " has come")
          .why(
              "The model obeys text that neither the user nor the operator wrote, and only when"
                  + " triggered, so that tests do not show it")
          .action(REPLACE)
          .see("AML.T0051.001", "AML.T0018.000", "LLM01:2025");
  static final Rule INSTRUCTION =
      Rule.of(
              "jinja-instruction",
              MEDIUM,
              POLICY,
              "The template's own text steers the model to links, commands or silence")
          .why("What the template says stands in every prompt, above what the operator says")
          .action("Read the text; replace the template if it is not yours")
          .see("AML.T0051.001", "LLM01:2025");
  static final Rule BROKEN =
      Rule.of("jinja-broken", LOW, NOT_UNDERSTOOD, "The template cannot be read to its end")
          .why("What stands behind the break was not judged")
          .action("Render it in a sandbox to see whether the engine takes it")
          .see("CWE-20");

  private JinjaRules() {}

  static List<Rule> all() {
    return List.of(
        ATTRIBUTE_WALK,
        COMPUTED_NAME,
        OTHER_FILE,
        DANGEROUS_CALL,
        UNUSUAL_NAME,
        HUGE_LOOP,
        STEERED,
        INSTRUCTION,
        BROKEN);
  }
}
