package dev.trivet.catalog;

/// One edge between two frameworks, in the set terms of NIST IR 8477.
///
/// @param strength 1 to 10, our judgement, also on official edges
/// @param reviewer who reviewed it; empty when nobody has
/// @param basis where the edge comes from
public record Mapping(
    Ref source,
    Ref target,
    Relationship relationship,
    int strength,
    Origin origin,
    String reviewer,
    String basis,
    String rationale) {
  public Mapping {
    if (strength < 1 || strength > 10) {
      throw new IllegalArgumentException("strength " + strength + " is not within 1..10");
    }
  }

  /// How the source, seen as a set of demands, relates to the target.
  public enum Relationship {
    EQUAL,
    SUBSET_OF,
    SUPERSET_OF,
    INTERSECTS_WITH;

    /// The same edge read from the other end.
    public Relationship inverse() {
      return switch (this) {
        case EQUAL -> EQUAL;
        case SUBSET_OF -> SUPERSET_OF;
        case SUPERSET_OF -> SUBSET_OF;
        case INTERSECTS_WITH -> INTERSECTS_WITH;
      };
    }
  }

  /// Who stands behind an edge.
  public enum Origin {
    /// Printed by the framework's own body or the body that hosts the crosswalk; not an
    /// endorsement.
    OFFICIAL,
    /// Our judgement.
    DERIVED
  }

  public Mapping inverse() {
    return new Mapping(
        target, source, relationship.inverse(), strength, origin, reviewer, basis, rationale);
  }
}
