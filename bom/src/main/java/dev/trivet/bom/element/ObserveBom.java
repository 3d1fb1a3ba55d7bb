package dev.trivet.bom.element;

import dev.trivet.bom.Grade;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Measurement;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/// Says how much of a model its own files show, as an observation bound to its bytes.
public final class ObserveBom {
  private static final String METHOD = "artifact.bom";
  private static final double ROUND = 1_000;

  private final Subject.OfComponent subject;
  private final Instant at;
  private final String instrument;

  /// @param subject with the digest of the bytes that were looked at
  /// @param instrument what looked, with its version
  public ObserveBom(Subject.OfComponent subject, Instant at, String instrument) {
    if (subject.digest().isEmpty()) {
      throw new IllegalArgumentException("what is seen in bytes is bound to their digest");
    }
    this.subject = subject;
    this.at = at;
    this.instrument = instrument;
  }

  /// `artifact.bom`, and by name what nothing in the files shows.
  public Observation of(Completeness judged) {
    List<Element> open =
        judged.elements().stream()
            .filter(e -> e.element().isOfModel() && e.grade() != Grade.EVIDENCED)
            .map(Completeness.Graded::element)
            .toList();
    long shown = judged.evidencedOfModel();
    return new Observation(
        EvidenceId.of(METHOD, subject, at),
        METHOD,
        subject,
        Optional.empty(),
        Optional.of(
            new Measurement(
                Math.floor(judged.share() * ROUND) / ROUND,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(shown + open.size()),
                Optional.of("share"))),
        at,
        instrument,
        open.isEmpty() ? Optional.empty() : Optional.of("not shown: " + codes(open)));
  }

  private static String codes(List<Element> open) {
    return open.stream().map(Element::code).collect(Collectors.joining(", "));
  }
}
