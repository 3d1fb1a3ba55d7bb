package dev.trivet.formats.report;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.posture.Explanation;
import dev.trivet.posture.SystemPosture;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A piece of evidence with its age and the verdicts it decides.
///
/// @param kind observation or attestation
/// @param document where what is attested can be read; empty when not said
/// @param age in days
/// @param decides empty when newer evidence or no control asks for it
record EvidenceRow(
    String id,
    String anchor,
    String kind,
    String method,
    String subject,
    String result,
    String source,
    String document,
    String seen,
    long age,
    String place,
    List<Use> decides) {

  /// A control whose proof this evidence decides.
  record Use(String control, Status status) {}

  /// Everything that counts at the instant, the newest first.
  static List<EvidenceRow> all(Sources sources) {
    Instant asOf = sources.asOf();
    Map<String, List<Use>> uses = uses(sources);
    return sources.posture().programme().allEvidence().stream()
        .filter(e -> !e.at().isAfter(asOf))
        .sorted(Comparator.comparing(Evidence::at).reversed().thenComparing(Evidence::id))
        .map(e -> of(sources, e, uses.getOrDefault(e.id().value(), List.of())))
        .toList();
  }

  private static EvidenceRow of(Sources sources, Evidence evidence, List<Use> uses) {
    return new EvidenceRow(
        evidence.id().value(),
        Anchors.of(evidence.id()),
        evidence instanceof Attestation ? "attestation" : "observation",
        evidence.method(),
        evidence.subject().toString(),
        Shown.name(Shown.result(evidence)),
        Shown.name(evidence.source()),
        evidence instanceof Attestation a ? Shown.name(a.document().orElse("")) : "",
        Shown.day(evidence.at()),
        Shown.days(evidence.at(), sources.asOf()),
        sources.place(evidence.id().value()),
        List.copyOf(uses));
  }

  private static Map<String, List<Use>> uses(Sources sources) {
    var uses = new HashMap<String, List<Use>>();
    for (Control control : sources.posture().controls()) {
      if (control.scope() == Scope.ORGANISATION) {
        collect(control, sources.why(control), Anchors.of(control.id()), uses);
      } else {
        for (SystemPosture system : sources.posture().systems()) {
          collect(
              control,
              sources.why(control, system.id()),
              Anchors.of(system.id(), control.id()),
              uses);
        }
      }
    }
    return uses;
  }

  /// Below a control stand its proofs, and below those the evidence that decides them.
  private static void collect(
      Control control, Explanation why, String anchor, Map<String, List<Use>> uses) {
    for (Explanation proof : why.because()) {
      for (Explanation item : proof.because()) {
        var of = uses.computeIfAbsent(item.source(), id -> new ArrayList<>());
        var use = new Use(control.id().value(), new Status(item.word(), anchor));
        if (!item.source().isEmpty() && !of.contains(use)) {
          of.add(use);
        }
      }
    }
  }
}
