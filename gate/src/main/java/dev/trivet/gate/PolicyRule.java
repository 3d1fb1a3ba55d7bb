package dev.trivet.gate;

import dev.trivet.shared.Checks;
import java.util.Optional;
import java.util.regex.Pattern;

/// One rule of a policy.
///
/// @param when where it applies, as a CEL expression over the facts; everywhere if left out
/// @param require what must hold, as a CEL expression over the facts
/// @param message what is wrong when it does not, and what to do
public record PolicyRule(
    String name, Optional<String> when, String require, Effect effect, String message) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  public PolicyRule {
    Checks.matching("the name of a rule", FORM, name);
    Checks.text("a rule's message", message);
  }

  /// What becomes of a model that breaks the rule.
  public enum Effect {
    /// It is said, and the model may go.
    WARN,
    /// The model may not go, unless a named person overrides that for a time.
    REFUSE,
    /// The model may not go, whoever says so.
    REFUSE_ALWAYS
  }
}
