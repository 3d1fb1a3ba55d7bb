package dev.trivet.threat;

import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.catalog.ThreatCategory;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.threat.Condition.Unanswered;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When one technique applies to a system, and how likely that makes it.
///
/// @param category the adversarial-ML category; empty for conventional technique
/// @param appliesWhen the condition in words
/// @param reason why it matters, in words
/// @param base likelihood points before drivers: feasible 1, demonstrated 2, realized 3
/// @param needsOwnControl whether ATLAS names no mitigation though it acts on the target or its
///   host
public record Applicability(
    Technique technique,
    Side side,
    Set<PathRole> pathRoles,
    String lifecycleStage,
    Optional<ThreatCategory> category,
    String appliesWhen,
    String ruledOutWhen,
    String reason,
    int base,
    Condition condition,
    List<Driver> drivers,
    boolean needsOwnControl) {
  public Applicability {
    pathRoles = Set.copyOf(pathRoles);
    drivers = List.copyOf(drivers);
  }

  /// On what a technique acts.
  public enum Side {
    TARGET,
    HOST,
    ATTACKER,
    OUTCOME
  }

  /// Where on an attack path a technique can stand.
  public enum PathRole {
    PREPARATION,
    ENTRY,
    STEP,
    GOAL
  }

  /// Something that makes a technique likelier.
  public record Driver(int points, Condition condition) {}

  public TechniqueId id() {
    return technique.id();
  }

  public boolean applies(SystemProfile profile) {
    return condition.holds(profile, Unanswered.COULD_BE);
  }

  /// Whether it applies only because a field is not answered.
  public boolean isAssumed(SystemProfile profile) {
    return !profile.isComplete() && !condition.holds(profile, Unanswered.IS_NOT);
  }

  public int score(SystemProfile profile) {
    int score = base;
    for (Driver driver : drivers) {
      if (driver.condition().holds(profile, Unanswered.COULD_BE)) {
        score += driver.points();
      }
    }
    return score;
  }

  /// The fields that made it apply, or that ruled it out.
  public List<Because> because(SystemProfile profile) {
    return Because.of(condition, profile);
  }

  /// The fields behind the drivers that hold.
  public List<Because> likelierBecause(SystemProfile profile) {
    return drivers.stream()
        .filter(driver -> driver.condition().holds(profile, Unanswered.COULD_BE))
        .flatMap(driver -> Because.of(driver.condition(), profile).stream())
        .distinct()
        .toList();
  }
}
