package dev.trivet.evidence;

import dev.trivet.control.DocumentId;
import dev.trivet.inventory.SupplierId;
import dev.trivet.shared.Checks;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// What somebody found when they held a supplier against the minimum criteria. It says what was
/// found; how the supplier stands is worked out from it, and never written down.
///
/// @param criteria what was found, criterion by criterion; one that is left out is unknown
/// @param conditions what the supplier still has to do
/// @param expires when somebody has to look again
public record SupplierAssessment(
    DocumentId id,
    SupplierId supplier,
    String assessedBy,
    Instant assessedAt,
    Instant expires,
    List<Answer> criteria,
    List<String> conditions,
    Optional<String> note) {
  /// The longest time an assessment may claim to hold: what nobody looked at for two years nobody
  /// knows.
  public static final Duration LONGEST = Duration.ofDays(731);

  public SupplierAssessment {
    Checks.text("the name of who assessed", assessedBy);
    criteria = List.copyOf(criteria);
    conditions = List.copyOf(conditions);
    if (!expires.isAfter(assessedAt)) {
      throw new IllegalArgumentException("it expires before it was made");
    }
    if (expires.isAfter(assessedAt.plus(LONGEST))) {
      throw new IllegalArgumentException(
          "an assessment holds for two years at most; somebody has to look again");
    }
    var seen = EnumSet.noneOf(Criterion.class);
    for (Answer answer : criteria) {
      if (!seen.add(answer.criterion())) {
        throw new IllegalArgumentException(
            "the criterion " + dev.trivet.shared.Words.of(answer.criterion()) + " stands twice");
      }
    }
  }

  /// The least that is asked of everybody whose parts or services go into an AI system.
  public enum Criterion {
    /// How it develops, and who may change what.
    SECURE_DEVELOPMENT,
    /// That and how fast it tells of incidents.
    INCIDENT_DISCLOSURE,
    /// That it attacks its own models and shows the results.
    ADVERSARIAL_ROBUSTNESS_TESTING,
    /// That it can say, and show, where its parts come from.
    PROVENANCE,
    /// How weaknesses reach it, and fixes its customers.
    VULNERABILITY_HANDLING,
    /// What it does with data, its own and ours.
    DATA_HANDLING
  }

  /// How far a criterion is met.
  public enum Found {
    MET,
    PARTLY,
    NOT,
    UNKNOWN
  }

  /// What was found on one criterion.
  ///
  /// @param evidence what shows it, sealed in the programme
  /// @param documents where it can be read
  public record Answer(
      Criterion criterion,
      Found found,
      List<EvidenceId> evidence,
      List<String> documents,
      Optional<String> note) {
    public Answer {
      evidence = List.copyOf(evidence);
      documents = List.copyOf(documents);
      documents.forEach(document -> Checks.text("the name of a document", document));
    }
  }

  /// What was found on a criterion; empty when it was left out.
  public Optional<Answer> answer(Criterion criterion) {
    return criteria.stream().filter(a -> a.criterion() == criterion).findFirst();
  }

  public boolean isExpiredAt(Instant instant) {
    return !expires.isAfter(instant);
  }
}
