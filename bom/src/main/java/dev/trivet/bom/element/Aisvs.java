package dev.trivet.bom.element;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Grade;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import java.util.List;

/// What a bill shows for the requirements of OWASP AISVS 1.0, chapter C6, that ask for something a
/// bill can hold. The others (scanning, quarantine, tests, playbooks) are asked of controls, not of
/// a bill. The wording is ours.
public final class Aisvs {

  /// @param id of the requirement, as AISVS numbers it
  /// @param asks what it asks for
  /// @param why what decided
  public record Answer(String id, String asks, Grade grade, String why) {}

  private final Aibom bom;
  private final Facts document;

  /// @param document what is known of the bill itself
  public Aisvs(Aibom bom, Facts document) {
    this.bom = bom;
    this.document = document;
  }

  public List<Answer> answers() {
    return List.of(origin(), datasets(), contents(), signed(), complete());
  }

  private Answer origin() {
    boolean isSigned = bom.subject().facts().grade(Topic.SECURITY_CONTROL) == Grade.EVIDENCED;
    boolean hasOrigin = !bom.subject().facts().of(Topic.REFERENCE).isEmpty();
    return new Answer(
        "6.1.1",
        "a signed record of source, version and checksum",
        isSigned && hasOrigin
            ? Grade.EVIDENCED
            : isSigned || hasOrigin ? Grade.ASSERTED : Grade.ABSENT,
        isSigned
            ? hasOrigin ? "signature verified, origin read" : "signature verified, no origin"
            : hasOrigin ? "origin read, no signature verified" : "neither origin nor signature");
  }

  private Answer datasets() {
    List<Part> datasets = bom.parts(Part.Kind.DATASET);
    Grade worst = datasets.isEmpty() ? Grade.ABSENT : Grade.EVIDENCED;
    for (Part dataset : datasets) {
      for (Topic topic : List.of(Topic.LICENCE, Topic.REFERENCE)) {
        Grade grade = dataset.facts().grade(topic);
        worst = grade.compareTo(worst) < 0 ? grade : worst;
      }
    }
    return new Answer(
        "6.3.3",
        "origin, lineage and licence of each dataset",
        worst,
        datasets.isEmpty()
            ? "no dataset is named"
            : "the weakest of %d named".formatted(datasets.size()));
  }

  private Answer contents() {
    boolean hasData = !bom.parts(Part.Kind.DATASET).isEmpty();
    boolean hasWeights = !bom.tensors().isEmpty();
    boolean hasSettings = !bom.subject().facts().of(Topic.HYPERPARAMETER).isEmpty();
    boolean hasLicence = !bom.subject().facts().of(Topic.LICENCE).isEmpty();
    long there =
        List.of(hasData, hasWeights, hasSettings, hasLicence).stream().filter(x -> x).count();
    return new Answer(
        "6.5.1",
        "a machine-readable bill with datasets, weights, hyperparameters and licences",
        there == 4 ? Grade.EVIDENCED : there > 0 ? Grade.ASSERTED : Grade.ABSENT,
        "%d of 4 kinds of content".formatted(there));
  }

  private Answer signed() {
    Grade grade = document.grade(Topic.DOCUMENT_SIGNATURE);
    return new Answer(
        "6.5.2",
        "a signature over the bill",
        grade,
        grade == Grade.ABSENT ? "sign the bill like any other file" : "signed");
  }

  /// Hash and licence of every part that is not a mere file.
  private Answer complete() {
    List<Part> parts = bom.all().filter(part -> part.kind() != Part.Kind.FILE).toList();
    long whole =
        parts.stream()
            .filter(part ->
                !part.facts().of(Topic.HASH).isEmpty() && !part.facts().of(Topic.LICENCE).isEmpty())
            .count();
    return new Answer(
        "6.5.3",
        "hash and licence of every component",
        whole == parts.size() ? Grade.EVIDENCED : whole > 0 ? Grade.ASSERTED : Grade.ABSENT,
        "%d of %d components have both".formatted(whole, parts.size()));
  }
}
