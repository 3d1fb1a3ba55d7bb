package dev.trivet.catalog;

/// A published document at one release.
///
/// @param status whether it is in force, replaced, a draft, or only reported
/// @param note what a reader must know before relying on it
public record Framework(
    FrameworkId id,
    String title,
    String publisher,
    Status status,
    String licence,
    String source,
    String note) {

  /// How far a release may be relied on.
  public enum Status {
    CURRENT,
    SUPERSEDED,
    DRAFT,
    UNVERIFIED
  }
}
