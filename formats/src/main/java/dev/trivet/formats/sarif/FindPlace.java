package dev.trivet.formats.sarif;

import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.programme.Places;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.proof.Finding;
import java.util.Optional;

/// Finds the line somebody has to look at: the field, the evidence or the decision that makes a
/// finding what it is; failing that, the control, the system or the programme.
final class FindPlace {
  private final Programme programme;
  private final Places places;

  FindPlace(Posture posture, Places places) {
    this.programme = posture.programme();
    this.places = places;
  }

  Optional<Position> of(Finding finding) {
    return decisive(finding)
        .or(() -> finding.about().control().flatMap(id -> places.at(id.value())))
        .or(() -> finding.about().system().flatMap(id -> places.at(id.value())))
        .or(places::programme);
  }

  private Optional<Position> decisive(Finding finding) {
    Finding.About about = finding.about();
    return switch (finding.rule()) {
      case OPEN_THREAT_ABOVE_APPETITE ->
          about
              .system()
              .flatMap(system ->
                  finding
                      .field()
                      .map(field -> places.at(system.value(), "profile", field.name()))
                      .orElseGet(() -> places.at(system.value(), "profile")));
      case FAILING_CONTROL, STALE_CONTROL ->
          finding.evidence().flatMap(id -> evidence(finding, id));
      case EXPIRED_ACCEPTANCE, EXPIRING_ACCEPTANCE, EXPIRED_EXCLUSION ->
          about.document().flatMap(id -> places.at(id.value(), "expires"));
      case ORPHANED_TREATMENT -> about.document().flatMap(id -> places.at(id.value(), "technique"));
    };
  }

  private Optional<Position> evidence(Finding finding, EvidenceId id) {
    Optional<Evidence> seen =
        finding
            .about()
            .system()
            .flatMap(system -> programme.evidence(system).find(id))
            .or(() -> programme.ownEvidence().find(id));
    boolean isNumber = seen.isPresent() && seen.get().outcome().isEmpty();
    return isNumber
        ? places.at(id.value(), "measurement", "value")
        : places.at(id.value(), "outcome");
  }
}
