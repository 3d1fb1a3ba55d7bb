package dev.trivet.artifact.config;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.INFO;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.POLICY;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What configuration can do, whatever language it is written in.
public final class ConfigRules {
  static final Rule REMOTE_CODE =
      Rule.of(
              "config-remote-code",
              HIGH,
              MALICIOUS,
              "The configuration names Python code of the model that is run on load")
          .why(
              "With remote code trusted, the hub's library imports the file and runs whatever stands"
                  + " in it")
          .action("Review the code it names and pin its revision, or use a model without code")
          .see("CWE-829", "AML.T0010.001", "LLM03:2025");
  static final Rule OTHER_REPOSITORY =
      Rule.of(
              "config-other-repository",
              CRITICAL,
              MALICIOUS,
              "The configuration fetches code from another repository and runs it")
          .why("Whoever owns that repository can change the code at any time")
          .action("Do not load it; ask the publisher to ship the code with the model")
          .see("CWE-829", "CWE-494", "AML.T0010.001");
  static final Rule TRUST_SWITCH =
      Rule.of(
              "config-trusts-remote-code",
              MEDIUM,
              POLICY,
              "The configuration switches trust in remote code on")
          .why("It lowers the guard for this model and all it refers to")
          .action("Take the switch out; who loads the model decides what is trusted")
          .see("CWE-829");
  static final Rule HARMFUL_CALL =
      Rule.of(
              "config-harmful-call",
              CRITICAL,
              MALICIOUS,
              "The configuration calls a function that runs code or touches files")
          .why("The framework imports the name and calls it with the arguments given beside it")
          .action("Do not load it")
          .see("CWE-470", "CWE-94", "AML.T0011.000");
  static final Rule UNKNOWN_CALL =
      Rule.of(
              "config-unknown-call",
              MEDIUM,
              SUSPICIOUS,
              "The configuration calls a function nobody has judged")
          .why("The framework imports the name and calls it with the arguments given beside it")
          .action("Find out what the function does; allow it with a reason if it is yours")
          .see("CWE-470");
  static final Rule NATIVE_LIBRARY =
      Rule.of(
              "config-native-library",
              CRITICAL,
              MALICIOUS,
              "The configuration loads a native library")
          .why("A native library runs its code as soon as it is loaded, with all rights")
          .action("Do not load it unless the library is built by you")
          .see("CWE-114", "AML.T0011.000");
  static final Rule PLACE_OUTSIDE =
      Rule.of(
              "config-place-outside",
              HIGH,
              MALICIOUS,
              "The configuration points to files outside of the model")
          .why("The loader opens them with the rights of who loads the model")
          .action("Do not load it; a model's parts lie beside each other")
          .see("CWE-22", "CWE-73");
  static final Rule PICKLED_OBJECT =
      Rule.of(
              "config-pickled-object",
              HIGH,
              MALICIOUS,
              "The document describes how to call Python objects")
          .why("jsonpickle calls what `py/reduce` and its like name")
          .action("Do not load it")
          .see("CWE-502", "AML.T0011.000");
  static final Rule CUSTOM_CLASS =
      Rule.of(
              "config-custom-class",
              HIGH,
              MALICIOUS,
              "The configuration imports a class that is of no known library")
          .why(
              "Importing a module runs it, and the module comes with the model or from who shares it")
          .action("Find out where the class comes from; allow it with a reason if it is yours")
          .see("CWE-470");

  static final Rule TRUSTED =
      Rule.of("config-trusted-name", INFO, CLEAN, "It uses what your organisation trusts")
          .why("A recorded decision covers it")
          .action("Nothing; the decision is shown for review");

  private ConfigRules() {}

  static List<Rule> all() {
    return List.of(
        REMOTE_CODE,
        OTHER_REPOSITORY,
        TRUST_SWITCH,
        HARMFUL_CALL,
        UNKNOWN_CALL,
        NATIVE_LIBRARY,
        PLACE_OUTSIDE,
        PICKLED_OBJECT,
        CUSTOM_CLASS,
        TRUSTED);
  }
}
