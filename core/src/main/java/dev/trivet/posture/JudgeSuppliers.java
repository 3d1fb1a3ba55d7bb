package dev.trivet.posture;

import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.evidence.SupplierAssessment.Answer;
import dev.trivet.evidence.SupplierAssessment.Criterion;
import dev.trivet.evidence.SupplierAssessment.Found;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SupplierId;
import dev.trivet.shared.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Says how suppliers stand at an instant. The newest assessment decides; of two of one instant the
/// one that comes out worse.
public final class JudgeSuppliers {
  private final Programme programme;
  private final Instant asOf;
  private final Map<EvidenceId, Evidence> seen = new HashMap<>();

  public JudgeSuppliers(Programme programme, Instant asOf) {
    this.programme = programme;
    this.asOf = asOf;
    if (!programme.documents().assessments().isEmpty()) {
      programme.allEvidence().stream()
          .filter(e -> !e.at().isAfter(asOf))
          .forEach(e -> seen.putIfAbsent(e.id(), e));
    }
  }

  /// Every supplier, in the order of the programme.
  public List<SupplierStanding> all() {
    return programme.suppliers().stream().map(this::of).toList();
  }

  /// How one supplier stands.
  public Optional<SupplierStanding> find(SupplierId supplier) {
    return programme.supplier(supplier).map(this::of);
  }

  private SupplierStanding of(Supplier supplier) {
    List<SupplierAssessment> made =
        programme.documents().assessments().stream()
            .filter(a -> a.supplier().equals(supplier.id()) && !a.assessedAt().isAfter(asOf))
            .toList();
    Optional<Instant> newest =
        made.stream().map(SupplierAssessment::assessedAt).max(Comparator.naturalOrder());
    return made.stream()
        .filter(a -> newest.isPresent() && a.assessedAt().equals(newest.get()))
        .map(a -> judged(supplier, a))
        .max(
            Comparator.comparing(SupplierStanding::verdict)
                .thenComparing(s -> s.assessment().orElseThrow().id().value()))
        .orElseGet(() -> unassessed(supplier));
  }

  private SupplierStanding unassessed(Supplier supplier) {
    return new SupplierStanding(
        supplier,
        SupplierVerdict.UNASSESSED,
        Optional.empty(),
        new Explanation(
            named(supplier),
            Words.spoken(SupplierVerdict.UNASSESSED),
            "",
            List.of(Explanation.fact("nobody has assessed it", ""))));
  }

  private SupplierStanding judged(Supplier supplier, SupplierAssessment assessment) {
    var because = new ArrayList<Explanation>();
    because.add(
        Explanation.fact(
            "assessed by %s at %s, to be looked at again by %s"
                .formatted(assessment.assessedBy(), assessment.assessedAt(), assessment.expires()),
            assessment.id().value()));
    for (Criterion criterion : Criterion.values()) {
      because.add(criterion(assessment, criterion));
    }
    assessment.conditions().forEach(c -> because.add(Explanation.fact("still to do: " + c, "")));
    SupplierVerdict verdict = verdict(assessment);
    return new SupplierStanding(
        supplier,
        verdict,
        Optional.of(assessment),
        new Explanation(named(supplier), Words.spoken(verdict), assessment.id().value(), because));
  }

  private SupplierVerdict verdict(SupplierAssessment assessment) {
    int answered = 0;
    int shown = 0;
    for (Criterion criterion : Criterion.values()) {
      Optional<Answer> answer = assessment.answer(criterion);
      switch (answer.map(Answer::found).orElse(Found.UNKNOWN)) {
        case NOT -> {
          return SupplierVerdict.REFUSED;
        }
        case MET -> {
          answered++;
          shown += answer.map(this::isShown).orElse(false) ? 1 : 0;
        }
        case PARTLY -> answered++;
        case UNKNOWN -> {}
      }
    }
    if (answered == 0) {
      return SupplierVerdict.UNASSESSED;
    }
    if (assessment.isExpiredAt(asOf)) {
      return SupplierVerdict.EXPIRED;
    }
    return shown == Criterion.values().length && assessment.conditions().isEmpty()
        ? SupplierVerdict.ACCEPTABLE
        : SupplierVerdict.CONDITIONAL;
  }

  /// Whether a document is named, or evidence that was there and has not ended.
  private boolean isShown(Answer answer) {
    return !answer.documents().isEmpty() || answer.evidence().stream().anyMatch(this::stands);
  }

  private boolean stands(EvidenceId id) {
    Evidence evidence = seen.get(id);
    return evidence != null && evidence.expires().map(asOf::isBefore).orElse(true);
  }

  private Explanation criterion(SupplierAssessment assessment, Criterion criterion) {
    Optional<Answer> answer = assessment.answer(criterion);
    var because = new ArrayList<Explanation>();
    answer.ifPresent(a -> {
      a.note().ifPresent(note -> because.add(Explanation.fact(note, "")));
      a.evidence().forEach(id -> because.add(evidence(id)));
      a.documents().forEach(d -> because.add(Explanation.fact("written in " + d, "")));
      if (a.found() == Found.MET && !isShown(a)) {
        because.add(Explanation.fact("nothing shows it now, so it counts as claimed", ""));
      }
    });
    return new Explanation(
        Words.spoken(criterion),
        word(answer.map(Answer::found).orElse(Found.UNKNOWN)),
        "",
        because);
  }

  private Explanation evidence(EvidenceId id) {
    Evidence evidence = seen.get(id);
    String seenWhen = evidence == null ? "not there yet" : "seen " + evidence.at();
    return Explanation.fact(
        stands(id) ? seenWhen : seenWhen + ", and does not count now", id.value());
  }

  private static String word(Found found) {
    return switch (found) {
      case MET -> "met";
      case PARTLY -> "partly met";
      case NOT -> "not met";
      case UNKNOWN -> "unknown";
    };
  }

  private static String named(Supplier supplier) {
    return supplier.id() + " " + supplier.title();
  }
}
