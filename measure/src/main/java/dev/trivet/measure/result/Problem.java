package dev.trivet.measure.result;

/// Why something could not be read, asked or measured: what, which one, and what to do now.
///
/// @param what with the thing's name and place in it
/// @param hint what to do now
public record Problem(Kind kind, String what, String hint) {

  /// The problem catalogue of measuring.
  public enum Kind {
    UNREADABLE_DATA,
    TOO_LARGE,
    MISSING_VALUE,
    NOT_FINITE,
    WRONG_SHAPE,
    WRONG_LABEL,
    MISSING_DATA,
    BAD_SETTING,
    UNREADABLE_MODEL,
    UNSUPPORTED_INPUT,
    UNSUPPORTED_OUTPUT,
    UNSUPPORTED_LAYER,
    NEEDS_SCORES,
    CLASSES_CHANGED,
    BUDGET_SPENT,
    MODEL_FAILED
  }

  @Override
  public String toString() {
    return hint.isEmpty() ? what : what + "; " + hint;
  }
}
