package dev.trivet.bom;

/// Something in or around the bill that is not as it should be.
///
/// @param about the part, by its name
public record BomFinding(Kind kind, String about, String message) {

  /// How much it matters.
  public enum Severity {
    LOW,
    MEDIUM,
    HIGH
  }

  /// Every kind has a line in `docs/bom.md`.
  public enum Kind {
    /// Two sources say different things where only one can be true.
    CONTRADICTION(Severity.HIGH),
    /// The bytes are not those that a declaration or bill names.
    HASH_DIFFERS(Severity.HIGH),
    /// Something is named, by an index or a bill, and is not there.
    MISSING(Severity.HIGH),
    /// Something is there that the bill does not list.
    EXTRA(Severity.MEDIUM),
    /// What it was made from is not said, or not said well enough to find it.
    LINEAGE_BREAK(Severity.MEDIUM),
    /// A part without a licence.
    NO_LICENCE(Severity.MEDIUM),
    /// A link leads out of the directory; it was not followed.
    LINK_OUT(Severity.HIGH),
    /// Something was not read, or not to its end; nothing is known of the rest.
    NOT_READ(Severity.LOW);

    private final Severity severity;

    Kind(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }
}
