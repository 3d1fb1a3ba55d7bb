package dev.trivet.posture;

import dev.trivet.control.RiskTreatment;
import dev.trivet.inventory.AiSystem;
import dev.trivet.shared.Level;
import dev.trivet.threat.Consequence;
import dev.trivet.threat.RiskMatrix;
import dev.trivet.threat.Threat;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Says how far the verdicts on controls answer a threat, and what risk is left.
///
/// A proven control that prevents takes two levels off the likelihood, one that limits takes one;
/// the strongest counts, they do not add up, and one that detects takes none. Only controls that
/// name the technique count.
final class JudgeThreat {
  private static final int PREVENTING = 2;
  private static final int LIMITING = 1;

  private final AssessmentPlan plan;
  private final RiskMatrix matrix;
  private final Instant asOf;

  JudgeThreat(AssessmentPlan plan, RiskMatrix matrix, Instant asOf) {
    this.plan = plan;
    this.matrix = matrix;
    this.asOf = asOf;
  }

  ThreatStatus judge(
      Threat threat, AiSystem system, Verdicts verdicts, List<RiskTreatment> treatments) {
    Optional<RiskTreatment> acceptance =
        treatments.stream()
            .filter(t -> t.technique().equals(threat.technique()) && t.acceptsAt(asOf))
            .findFirst();
    return new ThreatStatus(
        threat,
        coverage(threat, verdicts, acceptance, Basis.OFFICIAL_ONLY),
        coverage(threat, verdicts, acceptance, Basis.WITH_DERIVED),
        risk(threat, system, verdicts),
        acceptance);
  }

  Coverage coverage(
      Threat threat, Verdicts verdicts, Optional<RiskTreatment> acceptance, Basis basis) {
    AssessmentPlan.Naming naming = plan.naming(threat.technique());
    if (naming.stopping(basis).intersects(verdicts.proven())) {
      return Coverage.COVERED;
    }
    if (acceptance.isPresent()) {
      return Coverage.ACCEPTED;
    }
    return naming.detecting(basis).intersects(verdicts.proven())
        ? Coverage.PARTLY_COVERED
        : Coverage.OPEN;
  }

  RiskLevels risk(Threat threat, AiSystem system, Verdicts verdicts) {
    Level likelihood = threat.likelihood();
    Level impact = Consequence.impact(threat.rule(), system.impactOrUnstated());
    return new RiskLevels(
        likelihood,
        impact,
        matrix.risk(likelihood, impact),
        matrix.risk(likelihood.lowered(credit(threat, verdicts.proven())), impact),
        matrix.risk(likelihood.lowered(credit(threat, verdicts.promised())), impact));
  }

  private int credit(Threat threat, ControlMask counted) {
    AssessmentPlan.Naming naming = plan.naming(threat.technique());
    if (naming.preventing().intersects(counted)) {
      return PREVENTING;
    }
    return naming.stopping().intersects(counted) ? LIMITING : 0;
  }
}
