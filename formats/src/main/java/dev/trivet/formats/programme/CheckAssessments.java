package dev.trivet.formats.programme;

import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Subject;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.evidence.SupplierAssessment.Answer;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.programme.Documents.Document;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SupplierId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks that assessments are of suppliers that are there, rest on evidence that is there and is
/// not about somebody else, and were not made in the future.
final class CheckAssessments {
  private final Set<SupplierId> suppliers = new LinkedHashSet<>();
  private final Map<EvidenceId, Evidence> evidence = new LinkedHashMap<>();
  private final Instant now;
  private final Problems problems;

  CheckAssessments(
      List<Document<Supplier>> suppliers,
      List<Document<? extends Evidence>> evidence,
      Instant now,
      Problems problems) {
    suppliers.forEach(s -> this.suppliers.add(s.value().id()));
    evidence.forEach(e -> this.evidence.putIfAbsent(e.value().id(), e.value()));
    this.now = now;
    this.problems = problems;
  }

  void all(List<Document<SupplierAssessment>> assessments) {
    assessments.forEach(this::one);
  }

  private void one(Document<SupplierAssessment> document) {
    SupplierAssessment assessment = document.value();
    if (!suppliers.contains(assessment.supplier())) {
      problems.unknown(
          Kind.UNKNOWN_REFERENCE,
          document.at("supplier"),
          "supplier",
          assessment.supplier().value(),
          suppliers.stream().map(SupplierId::value).toList());
    }
    if (assessment.assessedAt().isAfter(now)) {
      problems.add(
          Kind.FUTURE_DATE,
          document.at("assessedAt"),
          "it was made on " + assessment.assessedAt() + ", which is still to come",
          "check the date; it is now " + now);
    }
    for (int i = 0; i < assessment.criteria().size(); i++) {
      Position at = document.at("criteria", Integer.toString(i), "evidence");
      Answer answer = assessment.criteria().get(i);
      answer.evidence().forEach(id -> evidence(id, assessment, at));
    }
  }

  private void evidence(EvidenceId id, SupplierAssessment assessment, Position at) {
    Evidence found = evidence.get(id);
    if (found == null) {
      problems.unknown(
          Kind.UNKNOWN_REFERENCE,
          at,
          "evidence",
          id.value(),
          evidence.keySet().stream().map(EvidenceId::value).toList());
    } else if (found.subject() instanceof Subject.OfSupplier about
        && !about.supplier().equals(assessment.supplier())) {
      problems.add(
          Kind.CONTRADICTION,
          at,
          "%s is about the supplier %s, not %s"
              .formatted(id, about.supplier(), assessment.supplier()),
          "name evidence on the supplier that was assessed");
    }
  }
}
