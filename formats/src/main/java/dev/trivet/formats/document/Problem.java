package dev.trivet.formats.document;

/// Something that is not as it should be in what somebody gave us: what, where, and what to do.
///
/// @param hint what to do now; empty when the message says it
public record Problem(Kind kind, Position at, String message, String hint) {

  /// Whether the programme can still be used.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// The problem catalogue for documents. Each has a section in `docs/problems.md`.
  public enum Kind {
    UNREADABLE_FILE(Severity.ERROR),
    NOT_YAML(Severity.ERROR),
    TOO_LARGE(Severity.ERROR),
    ALIAS(Severity.ERROR),
    DUPLICATE_KEY(Severity.ERROR),
    HIDDEN_CHARACTER(Severity.ERROR),
    UNKNOWN_KIND(Severity.ERROR),
    UNKNOWN_KEY(Severity.ERROR),
    MISSING_KEY(Severity.ERROR),
    WRONG_SHAPE(Severity.ERROR),
    BAD_VALUE(Severity.ERROR),
    DUPLICATE_ID(Severity.ERROR),
    UNKNOWN_REFERENCE(Severity.ERROR),
    CYCLE(Severity.ERROR),
    CONTRADICTION(Severity.ERROR),
    FUTURE_DATE(Severity.ERROR),
    OUTSIDE_DIRECTORY(Severity.ERROR),
    NO_PROGRAMME(Severity.ERROR),
    NOTHING_READ(Severity.ERROR),
    UNANSWERED(Severity.WARNING),
    UNBOUND_COMPONENT(Severity.WARNING),
    UNUSED_EVIDENCE(Severity.WARNING),
    EXPIRED_ASSESSMENT(Severity.WARNING);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }

  public Severity severity() {
    return kind.severity();
  }
}
