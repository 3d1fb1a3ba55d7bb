package dev.trivet.proof;

import dev.trivet.catalog.Ref;
import dev.trivet.control.ControlId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.RiskTreatment;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.proof.Finding.About;
import dev.trivet.proof.Finding.Rule;
import dev.trivet.proof.Finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the decisions that have run out, run out soon, or are about nothing.
final class FindDecisions {
  private static final Duration SOON = Duration.ofDays(30);

  private final Posture posture;
  private final Programme programme;
  private final Instant asOf;

  FindDecisions(Posture posture) {
    this.posture = posture;
    this.programme = posture.programme();
    this.asOf = posture.asOf();
  }

  List<Finding> find() {
    var found = new ArrayList<Finding>();
    for (RiskTreatment treatment : programme.documents().treatments()) {
      if (treatment.isDecidedAt(asOf)) {
        of(treatment).ifPresent(found::add);
      }
    }
    for (Exclusion exclusion : programme.exclusions()) {
      if (hasRunOut(exclusion)) {
        found.add(of(exclusion));
      }
    }
    return found;
  }

  private Optional<Finding> of(RiskTreatment treatment) {
    Optional<SystemPosture> system = posture.system(treatment.system());
    Optional<ThreatStatus> threat = system.flatMap(s -> s.threat(treatment.technique()));
    if (threat.isEmpty()) {
      return Optional.of(orphan(treatment, system));
    }
    if (treatment.option() != RiskTreatment.Option.RETAIN) {
      return Optional.empty();
    }
    if (treatment.isExpiredAt(asOf)) {
      return threat.get().acceptance().isPresent()
          ? Optional.empty()
          : Optional.of(expired(treatment, threat.get()));
    }
    Instant ends = treatment.expires().orElseThrow();
    return ends.isAfter(asOf.plus(SOON))
        ? Optional.empty()
        : Optional.of(expiring(treatment, ends));
  }

  private static Finding orphan(RiskTreatment treatment, Optional<SystemPosture> system) {
    String why =
        system.isPresent()
            ? "%s does not apply to %s".formatted(treatment.technique(), treatment.system())
            : "there is no system " + treatment.system();
    return Finding.of(
        Rule.ORPHANED_TREATMENT,
        About.treatment(treatment),
        "%s is about a threat that is not there: %s".formatted(treatment.id(), why),
        "close it if the threat is gone, or check the profile that rules it out");
  }

  private static Finding expired(RiskTreatment treatment, ThreatStatus threat) {
    return new Finding(
        Rule.EXPIRED_ACCEPTANCE,
        threat.coverage() == Coverage.COVERED ? Severity.NOTE : Rule.EXPIRED_ACCEPTANCE.usual(),
        About.treatment(treatment),
        "%s was accepted until %s".formatted(named(treatment), treatment.expires().orElseThrow()),
        "decide again, with a new end, or have a control stop the threat",
        Optional.of(threat.risk().current()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Finding expiring(RiskTreatment treatment, Instant ends) {
    return Finding.of(
        Rule.EXPIRING_ACCEPTANCE,
        About.treatment(treatment),
        "%s is accepted until %s only".formatted(named(treatment), ends),
        "decide before then whether it is accepted for longer");
  }

  private static String named(RiskTreatment treatment) {
    return "%s, by %s: %s on %s"
        .formatted(treatment.id(), treatment.owner(), treatment.technique(), treatment.system());
  }

  /// Whether it has ended and no other decision took its place.
  private boolean hasRunOut(Exclusion exclusion) {
    if (exclusion.decided().isAfter(asOf) || exclusion.holdsAt(asOf)) {
      return false;
    }
    return programme.exclusions().stream()
        .filter(other -> other.holdsAt(asOf))
        .filter(other -> other.control().equals(exclusion.control()))
        .filter(other -> other.requirement().equals(exclusion.requirement()))
        .noneMatch(other ->
            other.systems().isEmpty()
                || (!exclusion.systems().isEmpty()
                    && other.systems().containsAll(exclusion.systems())));
  }

  private static Finding of(Exclusion exclusion) {
    String what =
        exclusion
            .control()
            .map(ControlId::toString)
            .or(() -> exclusion.requirement().map(Ref::toString))
            .orElseThrow();
    var systems = exclusion.systems().stream().map(SystemId::value).toList();
    return Finding.of(
        Rule.EXPIRED_EXCLUSION,
        About.exclusion(exclusion),
        "%s, approved by %s: %s was excluded%s until %s"
            .formatted(
                exclusion.id(),
                exclusion.approvedBy(),
                what,
                systems.isEmpty() ? "" : " on " + String.join(", ", systems),
                exclusion.expires().orElseThrow()),
        "decide again, or do and prove what was excluded");
  }
}
