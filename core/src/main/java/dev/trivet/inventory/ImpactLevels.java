package dev.trivet.inventory;

import dev.trivet.shared.Level;

/// How bad it would be if the system failed on each count, from no real harm to a disaster.
///
/// @param people harm to the people its decisions are about, or the rights of groups
public record ImpactLevels(
    Level confidentiality, Level integrity, Level availability, Level safety, Level people) {

  /// What a failure can hurt.
  public enum Dimension {
    CONFIDENTIALITY,
    INTEGRITY,
    AVAILABILITY,
    SAFETY,
    PEOPLE
  }

  /// What is assumed of a system whose impact nobody has stated: moderate throughout.
  public static final ImpactLevels UNSTATED =
      new ImpactLevels(
          Level.MODERATE, Level.MODERATE, Level.MODERATE, Level.MODERATE, Level.MODERATE);

  public Level of(Dimension dimension) {
    return switch (dimension) {
      case CONFIDENTIALITY -> confidentiality;
      case INTEGRITY -> integrity;
      case AVAILABILITY -> availability;
      case SAFETY -> safety;
      case PEOPLE -> people;
    };
  }

  public Level worst() {
    Level worst = Level.VERY_LOW;
    for (Dimension dimension : Dimension.values()) {
      worst = Level.max(worst, of(dimension));
    }
    return worst;
  }
}
