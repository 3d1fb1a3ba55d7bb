package dev.trivet.proof;

import dev.trivet.control.Control;
import dev.trivet.inventory.Field;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.proof.Finding.Rule;
import dev.trivet.proof.Finding.Severity;
import dev.trivet.shared.Words;
import dev.trivet.threat.Because;
import dev.trivet.threat.Threat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the threats above appetite that no proven control stops.
final class FindThreats {
  private final Posture posture;
  private final NamedControls named;

  FindThreats(Posture posture) {
    this.posture = posture;
    this.named = new NamedControls(posture);
  }

  List<Finding> find() {
    var found = new ArrayList<Finding>();
    for (SystemPosture system : posture.systems()) {
      for (ThreatStatus status : system.threats()) {
        boolean above = status.risk().current().above(posture.programme().settings().appetite());
        if (above && status.coverage() != Coverage.COVERED) {
          found.add(finding(system, status));
        }
      }
    }
    return found;
  }

  private Finding finding(SystemPosture system, ThreatStatus status) {
    String message =
        "%s %s is %s on %s, risk %s"
            .formatted(
                status.technique(),
                status.threat().rule().technique().name(),
                Words.spoken(status.coverage()),
                system.id(),
                Words.spoken(status.risk().current()));
    // Nobody can stop what an attacker does at home; it is said, and fails nothing.
    boolean outOfSight = status.threat().band() == Threat.Band.PREPARATION;
    return new Finding(
        Rule.OPEN_THREAT_ABOVE_APPETITE,
        outOfSight ? Severity.NOTE : Rule.OPEN_THREAT_ABOVE_APPETITE.usual(),
        Finding.About.threat(system.id(), status.technique()),
        message + remark(status),
        action(system, status),
        Optional.of(status.risk().current()),
        deciding(system, status),
        Optional.empty(),
        status.acceptance());
  }

  private static String remark(ThreatStatus status) {
    if (status.threat().band() == Threat.Band.PREPARATION) {
      return "; the attacker does it out of the system's sight";
    }
    return status.threat().assumed() ? "; it applies only because a field is not answered" : "";
  }

  private static Optional<Field> deciding(SystemPosture system, ThreatStatus status) {
    return status.threat().rule().because(system.threatModel().profile()).stream()
        .map(Because::field)
        .findFirst();
  }

  private String action(SystemPosture system, ThreatStatus status) {
    var waiting = new ArrayList<String>();
    for (Control control : named.stopping(status.technique(), Basis.WITH_DERIVED)) {
      Verdict verdict = system.verdict(control.id());
      if (verdict != Verdict.EXCLUDED) {
        waiting.add("%s (%s)".formatted(control.id(), Words.spoken(verdict)));
      }
    }
    String decide = "take a decision with an owner, a reason and an end";
    return waiting.isEmpty()
        ? "no control in force stops it: adopt one, or " + decide
        : "prove " + String.join(" or ", waiting) + ", or " + decide;
  }
}
