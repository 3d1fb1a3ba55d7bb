package dev.trivet.artifact.pickle;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.INFO;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.POLICY;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Severity;
import java.util.List;

/// What can be found in a pickle.
public final class PickleRules {
  private static final String LOADING_RUNS =
      "Loading a pickle imports what it names and calls it with the arguments it gives";
  private static final String DO_NOT_LOAD =
      "Do not load the file; find out who made it, and what has loaded it already";
  private static final String REVIEW =
      "Read what is called; trust it by name with a reason, or have the model saved as safetensors";

  public static final Rule GADGET =
      malicious("pickle-gadget", "Loading it would run, load, read or write what it chooses")
          .why(LOADING_RUNS + "; this is known to do harm, and data has no use for it");
  public static final Rule COMPUTED_NAME =
      malicious("pickle-computed-name", "It computes the name of what it imports")
          .why("Picklers write names out; who computes them hides them from scanners");
  public static final Rule CHANGES_IMPORTED =
      malicious("pickle-changes-imported", "It changes an object of the running program")
          .why("Writing into an imported object replaces code that others call later");
  public static final Rule HOOK_IN_STATE =
      malicious("pickle-hook-in-state", "It plants a function under a name that Python calls")
          .why("A later opcode or the program itself calls it with what the stream chooses");
  public static final Rule CODE_IN_STATE =
      malicious(
              "pickle-code-in-state", "State that its class runs as code holds more than it should")
          .why("Some classes build their methods from text in their state");
  public static final Rule CALLS_BUILT =
      malicious("pickle-calls-built", "It calls a function object it has put together")
          .why("partial, attrgetter and the like turn harmless pieces into any call");
  public static final Rule HANDS_OVER =
      malicious("pickle-hands-over", "It hands a function that does harm to another")
          .why("Functions of the language call what they are given: as a key, a default, a step");
  public static final Rule UNKNOWN_ACTS =
      malicious(
              "pickle-unknown-acts",
              "It calls an unknown function that, by name and arguments, acts")
          .why("Nobody has judged it; its name and what it is given say that it runs or loads");
  public static final Rule STANDARD_CALL =
      malicious("pickle-standard-call", "It calls a function of the standard library no data needs")
          .why("Picklers call only the few functions that rebuild values");
  public static final Rule SIDECAR_LEADS_OUT =
      malicious("pickle-sidecar-leads-out", "It loads another file by a path that leads away")
          .why("joblib's old format loads arrays, which may be pickles, from files it names")
          .see("AML.T0011.000", "CWE-22");

  public static final Rule UNKNOWN_CALL =
      suspicious("pickle-unknown-call", HIGH, "It calls something nobody has judged");
  public static final Rule UNKNOWN_GLOBAL =
      suspicious("pickle-unknown-global", MEDIUM, "It builds or names something nobody has judged");
  public static final Rule HIDDEN_STREAM =
      suspicious("pickle-hidden-stream", MEDIUM, "Another pickle stands where none is expected");

  public static final Rule EXTENSION =
      Rule.of(
              "pickle-extension",
              MEDIUM,
              POLICY,
              "It imports by a number of the extension registry")
          .why("What the number stands for is decided by the program that loads it")
          .action("Find out which extension is meant; have the file written without it")
          .see("AML.T0011.000", "CWE-502");
  public static final Rule PERSISTENT_ID =
      Rule.of("pickle-persistent-id", LOW, NOT_UNDERSTOOD, "It refers to objects outside itself")
          .why("What a persistent id loads is decided by the program that loads it")
          .action("Find out which program wrote it and what it keeps outside");
  public static final Rule BROKEN =
      Rule.of("pickle-broken", MEDIUM, NOT_UNDERSTOOD, "The stream breaks off or breaks the rules")
          .why("What comes before the break runs all the same; what comes after is not known")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-502");
  public static final Rule TRAILING =
      Rule.of("pickle-trailing-data", LOW, NOT_UNDERSTOOD, "Bytes follow the pickle")
          .why("Some loaders read on; what these bytes are is not known")
          .action("Find out what they are");

  public static final Rule LENGTH_CLAIM =
      dos("pickle-length-claim", "A length far beyond the file is claimed");
  public static final Rule MEMO_BOMB =
      dos(
          "pickle-memo-bomb",
          "It puts things by under numbers that make loaders grow a huge table");
  public static final Rule SHARED_BOMB =
      dos("pickle-shared-bomb", "Nested sharing unfolds to a huge structure");
  public static final Rule DEEP =
      dos("pickle-deep", "Containers are nested deeper than programs can walk");
  public static final Rule HUGE_ALLOCATION =
      dos("pickle-huge-allocation", "It makes something huge from a few bytes");
  public static final Rule LONG_DIGITS =
      dos("pickle-long-digits", "A number with very many digits takes long to read");

  public static final Rule TRUSTED =
      Rule.of("pickle-trusted-global", INFO, CLEAN, "It uses what your organisation trusts")
          .why("A recorded decision covers it")
          .action("Nothing; the decision is shown for review");

  private PickleRules() {}

  private static Rule malicious(String id, String title) {
    return Rule.of(id, CRITICAL, MALICIOUS, title)
        .action(DO_NOT_LOAD)
        .see("AML.T0011.000", "AML.T0010.003", "CWE-502", "LLM03:2025");
  }

  private static Rule suspicious(String id, Severity severity, String title) {
    return Rule.of(id, severity, SUSPICIOUS, title)
        .why(LOADING_RUNS)
        .action(REVIEW)
        .see("AML.T0011.000", "CWE-502");
  }

  private static Rule dos(String id, String title) {
    return Rule.of(id, MEDIUM, DENIAL_OF_SERVICE, title)
        .why("Loading or walking it takes memory or time out of all proportion")
        .action(DO_NOT_LOAD)
        .see("CWE-400", "AML.T0029");
  }

  static List<Rule> all() {
    return List.of(
        GADGET,
        COMPUTED_NAME,
        CHANGES_IMPORTED,
        HOOK_IN_STATE,
        CODE_IN_STATE,
        CALLS_BUILT,
        HANDS_OVER,
        UNKNOWN_ACTS,
        STANDARD_CALL,
        SIDECAR_LEADS_OUT,
        UNKNOWN_CALL,
        UNKNOWN_GLOBAL,
        HIDDEN_STREAM,
        EXTENSION,
        PERSISTENT_ID,
        BROKEN,
        TRAILING,
        LENGTH_CLAIM,
        MEMO_BOMB,
        SHARED_BOMB,
        DEEP,
        HUGE_ALLOCATION,
        LONG_DIGITS,
        TRUSTED);
  }
}
