package dev.trivet.bom;

/// What one part is to another.
///
/// @param from the part that was made from, or needs, the other
public record Bond(String from, String to, Relation relation, Basis basis) {

  /// The kind of bond, read from `from` to `to`.
  public enum Relation {
    CONTAINS,
    DERIVED_FROM,
    FINE_TUNED_FROM,
    ADAPTS,
    QUANTISED_FROM,
    MERGED_FROM,
    TRAINED_ON,
    EVALUATED_ON,
    USES;

    /// Whether the one was made out of the other, which is then its ancestor.
    public boolean isDescent() {
      return switch (this) {
        case DERIVED_FROM, FINE_TUNED_FROM, ADAPTS, QUANTISED_FROM, MERGED_FROM -> true;
        case CONTAINS, TRAINED_ON, EVALUATED_ON, USES -> false;
      };
    }
  }
}
