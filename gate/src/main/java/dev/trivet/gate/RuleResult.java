package dev.trivet.gate;

import dev.trivet.gate.PolicyRule.Effect;

/// What came of one rule.
///
/// @param detail the facts a rule was broken by, or what could not be told and how to make it
///   known; empty otherwise
public record RuleResult(String rule, Effect effect, State state, String message, String detail) {

  /// How a rule ended.
  public enum State {
    HOLDS,
    /// Its condition does not concern this model.
    NOT_APPLICABLE,
    BROKEN,
    /// A fact is missing, or the expression failed.
    UNDECIDED
  }

  /// Whether it stands in the way. What cannot be told stands in the way whatever the effect.
  public boolean refuses() {
    return switch (state) {
      case HOLDS, NOT_APPLICABLE -> false;
      case UNDECIDED -> true;
      case BROKEN -> effect != Effect.WARN;
    };
  }

  /// Whether a named person may set it aside.
  public boolean mayBeOverridden() {
    return effect != Effect.REFUSE_ALWAYS;
  }
}
