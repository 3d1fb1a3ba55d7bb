package dev.trivet.threat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.shared.Level;

/// A technique judged to apply to a system.
///
/// @param rank 1 for the first
/// @param score likelihood points; ordered by them, then by id
/// @param basis whether answers make it apply, or only the lack of one
public record Threat(Applicability rule, Band band, int rank, int score, Basis basis) {

  /// How a technique stands to a system.
  public enum Band {
    /// It applies and its likelihood is high or very high.
    EXPECTED,
    /// It applies.
    POSSIBLE,
    /// The attacker would do it out of the system's sight.
    PREPARATION
  }

  /// What the judgement rests on.
  public enum Basis {
    ANSWERED,
    ASSUMED
  }

  public TechniqueId technique() {
    return rule.id();
  }

  public Level likelihood() {
    return Likelihood.of(score);
  }

  public boolean assumed() {
    return basis == Basis.ASSUMED;
  }
}
