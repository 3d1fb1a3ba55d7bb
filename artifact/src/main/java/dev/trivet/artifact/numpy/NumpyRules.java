package dev.trivet.artifact.numpy;

import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be found in NumPy's array files. What their objects do is found in the pickle.
public final class NumpyRules {
  public static final Rule HEADER =
      Rule.of("numpy-bad-header", MEDIUM, NOT_UNDERSTOOD, "The array's header cannot be read")
          .why("Loaders evaluate it as a Python literal; older ones accept more than they should")
          .action("Find out how the file was written")
          .see("CWE-20");
  public static final Rule HEADER_BOMB =
      Rule.of("numpy-header-bomb", MEDIUM, DENIAL_OF_SERVICE, "The header overwhelms a parser")
          .why("Python's parser takes memory or its whole stack for very long or deep literals")
          .action("Do not load it; find out who made it")
          .see("CWE-400", "CWE-674", "AML.T0029");
  public static final Rule HUGE_SHAPE =
      Rule.of(
              "numpy-huge-shape",
              MEDIUM,
              DENIAL_OF_SERVICE,
              "The shape needs far more than there is")
          .why("Loaders make room for the whole shape before they read")
          .action("Do not load it; find out who made it")
          .see("CWE-789", "AML.T0029");
  public static final Rule TRAILING =
      Rule.of("numpy-trailing-data", LOW, NOT_UNDERSTOOD, "Bytes follow the array")
          .why("Loaders of one array leave them unread; what they are is not known")
          .action("Find out what they are");

  private NumpyRules() {}

  static List<Rule> all() {
    return List.of(HEADER, HEADER_BOMB, HUGE_SHAPE, TRAILING);
  }
}
