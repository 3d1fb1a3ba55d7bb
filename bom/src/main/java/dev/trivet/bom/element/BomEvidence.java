package dev.trivet.bom.element;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Grade;
import dev.trivet.bom.Topic;
import java.util.List;

/// What a bill is worth as evidence: the numbers that the method `artifact.bom` records and that a
/// gate asks for.
///
/// @param evidenced elements shown by the bytes or by this run
/// @param elements of the G7's list
/// @param evidencedOfModel those of them about the model itself
/// @param elementsOfModel how many of the list are about the model itself
/// @param share `evidencedOfModel` over `elementsOfModel`, what `artifact.bom` records
/// @param licences of the model, the best known first
/// @param licenceGrade how well the first of them is known
/// @param findings of each kind that were made
public record BomEvidence(
    long evidenced,
    int elements,
    long evidencedOfModel,
    long elementsOfModel,
    double share,
    List<String> licences,
    Grade licenceGrade,
    List<BomFinding.Kind> findings) {
  public BomEvidence {
    licences = List.copyOf(licences);
    findings = List.copyOf(findings);
  }

  public static BomEvidence of(Aibom bom, Completeness judged) {
    List<Fact> licences = bom.subject().facts().of(Topic.LICENCE);
    return new BomEvidence(
        judged.count(Grade.EVIDENCED),
        judged.elements().size(),
        judged.evidencedOfModel(),
        judged.elements().stream().filter(e -> e.element().isOfModel()).count(),
        judged.share(),
        licences.stream().map(Fact::value).distinct().toList(),
        bom.subject().facts().grade(Topic.LICENCE),
        bom.findings().stream().map(BomFinding::kind).distinct().sorted().toList());
  }
}
