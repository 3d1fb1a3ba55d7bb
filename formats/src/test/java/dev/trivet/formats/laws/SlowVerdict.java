package dev.trivet.formats.laws;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.control.Proof;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.SupplierId;
import dev.trivet.posture.Programme;
import dev.trivet.posture.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The verdict on a control as the design words it, looked up in all evidence each time.
///
/// Proven: every proof is fresh and passes. Failing: fresh evidence contradicts one. Stale: all
/// passed once, too long ago or for another artefact. Claimed: part of it is there, or somebody
/// says so. Planned: somebody says it will be. Excluded: it does not concern the system.
record SlowVerdict(Programme programme, Instant asOf) {
  private enum Seen {
    PASSES,
    STALE,
    NOTHING,
    CONTRADICTED
  }

  Verdict of(Control control, Optional<AiSystem> system) {
    Optional<AiSystem> on = control.scope() == Scope.ORGANISATION ? Optional.empty() : system;
    if (isExcluded(control, on)) {
      return Verdict.EXCLUDED;
    }
    List<Seen> proofs = control.proofs().stream().map(p -> proof(p, on)).toList();
    if (proofs.contains(Seen.CONTRADICTED)) {
      return Verdict.FAILING;
    }
    if (proofs.stream().allMatch(s -> s == Seen.PASSES)) {
      return Verdict.PROVEN;
    }
    if (!proofs.contains(Seen.NOTHING)) {
      return Verdict.STALE;
    }
    boolean partly = proofs.contains(Seen.PASSES) || proofs.contains(Seen.STALE);
    if (partly || isSaid(control, on, Implementation.Status.IMPLEMENTED)) {
      return Verdict.CLAIMED;
    }
    return isSaid(control, on, Implementation.Status.PLANNED) ? Verdict.PLANNED : Verdict.ABSENT;
  }

  private boolean isExcluded(Control control, Optional<AiSystem> system) {
    boolean byProfile =
        control.appliesWhen().isPresent()
            && system.isPresent()
            && !SlowCondition.couldHold(
                control.appliesWhen().get().condition(), system.get().profile());
    return byProfile
        || programme.documents().exclusions().stream()
            .filter(e -> e.control().equals(Optional.of(control.id())))
            .filter(e -> !asOf.isBefore(e.decided()))
            .filter(e -> e.expires().isEmpty() || asOf.isBefore(e.expires().get()))
            .anyMatch(e -> concerns(e, system));
  }

  private static boolean concerns(Exclusion exclusion, Optional<AiSystem> system) {
    return exclusion.systems().isEmpty()
        || (system.isPresent() && exclusion.systems().contains(system.get().id()));
  }

  private boolean isSaid(Control control, Optional<AiSystem> system, Implementation.Status status) {
    return programme.documents().implementations().stream()
        .filter(i -> i.control().equals(control.id()) && i.status() == status)
        .anyMatch(i ->
            system.isEmpty() || i.systems().isEmpty() || i.systems().contains(system.get().id()));
  }

  /// The worst of what is seen on each subject; nothing when there is no subject.
  private Seen proof(Proof proof, Optional<AiSystem> system) {
    return subjects(proof, system).stream()
        .map(subject -> seen(proof, subject))
        .max(Comparator.naturalOrder())
        .orElse(Seen.NOTHING);
  }

  private List<Subject> subjects(Proof proof, Optional<AiSystem> system) {
    var subjects = new ArrayList<Subject>();
    switch (proof.on()) {
      case ORGANISATION -> subjects.add(Subject.ORGANISATION);
      case SYSTEM -> subjects.add(new Subject.OfSystem(system.orElseThrow().id()));
      case EVERY_SUPPLIER ->
          suppliers(system).forEach(s -> subjects.add(new Subject.OfSupplier(s)));
      case EVERY_MODEL ->
          add(
              subjects,
              system,
              c -> isA(c, Component.Type.MODEL) || isA(c, Component.Type.ADAPTER));
      case EVERY_DATASET -> add(subjects, system, c -> isA(c, Component.Type.DATASET));
      case EVERY_TOOL -> add(subjects, system, c -> isA(c, Component.Type.TOOL));
      case EVERY_COMPONENT -> add(subjects, system, c -> true);
    }
    return subjects;
  }

  private List<SupplierId> suppliers(Optional<AiSystem> system) {
    return system.isPresent()
        ? system.get().components().stream().flatMap(c -> c.supplier().stream()).toList()
        : programme.documents().suppliers().stream().map(s -> s.id()).toList();
  }

  private static void add(
      List<Subject> subjects, Optional<AiSystem> system, Predicate<Component> wanted) {
    for (Component part : system.orElseThrow().components()) {
      if (wanted.test(part)) {
        subjects.add(
            new Subject.OfComponent(
                system.orElseThrow().id(), part.id(), part.digest(), part.version()));
      }
    }
  }

  private static boolean isA(Component component, Component.Type type) {
    return component.type() == type;
  }

  /// The newest look at what is deployed decides; of several at one instant, the worst.
  private Seen seen(Proof proof, Subject subject) {
    List<Evidence> known =
        programme.allEvidence().stream()
            .filter(e -> e.method().equals(proof.method()) && isOfKind(e, proof.kind()))
            .filter(e -> !e.at().isAfter(asOf))
            .toList();
    List<Evidence> here = known.stream().filter(e -> isAbout(e.subject(), subject)).toList();
    if (here.isEmpty()) {
      boolean elsewhere =
          known.stream()
              .filter(e -> e.subject() instanceof Subject.OfComponent)
              .anyMatch(e -> isSamePart(e.subject(), subject) && passes(proof, e));
      return elsewhere ? Seen.STALE : Seen.NOTHING;
    }
    Instant newest = here.stream().map(Evidence::at).max(Comparator.naturalOrder()).orElseThrow();
    return here.stream()
        .filter(e -> e.at().equals(newest))
        .map(e -> seen(proof, e))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private Seen seen(Proof proof, Evidence piece) {
    boolean ended = piece.expires().isPresent() && !piece.expires().get().isAfter(asOf);
    boolean fresh = !ended && piece.at().plus(proof.fresh()).isAfter(asOf);
    if (passes(proof, piece)) {
      return fresh ? Seen.PASSES : Seen.STALE;
    }
    return fresh ? Seen.CONTRADICTED : Seen.NOTHING;
  }

  private static boolean isOfKind(Evidence piece, Proof.Kind kind) {
    return switch (piece) {
      case Observation seen -> kind == Proof.Kind.OBSERVATION;
      case Attestation said -> kind == Proof.Kind.ATTESTATION;
    };
  }

  private static boolean passes(Proof proof, Evidence piece) {
    return proof.pass().passes(piece.outcome(), piece.value());
  }

  private static boolean isAbout(Subject seen, Subject now) {
    if (!(now instanceof Subject.OfComponent part)) {
      return seen.equals(now);
    }
    if (!isSamePart(seen, now)) {
      return false;
    }
    var then = (Subject.OfComponent) seen;
    return part.digest().isPresent()
        ? part.digest().equals(then.digest())
        : part.version().isPresent() && part.version().equals(then.version());
  }

  private static boolean isSamePart(Subject seen, Subject now) {
    return seen instanceof Subject.OfComponent a
        && now instanceof Subject.OfComponent b
        && a.system().equals(b.system())
        && a.component().equals(b.component());
  }
}
