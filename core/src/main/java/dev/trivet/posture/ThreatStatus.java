package dev.trivet.posture;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.RiskTreatment;
import dev.trivet.threat.Threat;
import java.util.Optional;

/// A threat to a system and how far it is answered.
///
/// @param officialCoverage by the mitigations ATLAS itself names for the technique
/// @param coverage also by controls that name the technique in our judgement
/// @param acceptance the decision that accepts it, if one holds
public record ThreatStatus(
    Threat threat,
    Coverage officialCoverage,
    Coverage coverage,
    RiskLevels risk,
    Optional<RiskTreatment> acceptance) {

  public TechniqueId technique() {
    return threat.technique();
  }

  public Coverage coverage(Basis basis) {
    return basis == Basis.OFFICIAL_ONLY ? officialCoverage : coverage;
  }

  /// Whether no proven control stops it and nobody accepted it.
  public boolean isUnanswered(Basis basis) {
    return switch (coverage(basis)) {
      case OPEN, PARTLY_COVERED -> true;
      case COVERED, ACCEPTED -> false;
    };
  }
}
