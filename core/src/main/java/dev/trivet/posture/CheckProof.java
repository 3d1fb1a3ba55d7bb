package dev.trivet.posture;

import dev.trivet.control.Proof;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceFile;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.SupplierId;
import dev.trivet.posture.ProofResult.Item;
import dev.trivet.posture.ProofResult.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Holds the evidence of a programme against the proofs of its controls, at one instant.
final class CheckProof {
  private final Programme programme;
  private final Instant asOf;

  CheckProof(Programme programme, Instant asOf) {
    this.programme = programme;
    this.asOf = asOf;
  }

  /// @param system empty for a control of the organisation
  ProofResult check(Proof proof, Optional<AiSystem> system) {
    return switch (proof.on()) {
      case ORGANISATION ->
          one(proof, Subject.ORGANISATION, programme.ownEvidence().find(proof.method()));
      case EVERY_SUPPLIER -> suppliers(proof, system);
      case SYSTEM -> {
        AiSystem subject = system.orElseThrow();
        yield one(
            proof,
            new Subject.OfSystem(subject.id()),
            programme.evidence(subject.id()).find(proof.method()));
      }
      case EVERY_MODEL, EVERY_DATASET, EVERY_TOOL, EVERY_COMPONENT ->
          components(proof, system.orElseThrow());
    };
  }

  private ProofResult one(Proof proof, Subject subject, List<Evidence> evidence) {
    return new ProofResult(proof, List.of(judge(proof, subject, evidence)));
  }

  private ProofResult suppliers(Proof proof, Optional<AiSystem> system) {
    Set<SupplierId> suppliers = new LinkedHashSet<>();
    system.ifPresentOrElse(
        s -> s.components().forEach(c -> c.supplier().ifPresent(suppliers::add)),
        () -> programme.suppliers().forEach(s -> suppliers.add(s.id())));
    var items = new ArrayList<Item>();
    for (SupplierId supplier : suppliers) {
      items.add(
          judge(
              proof,
              new Subject.OfSupplier(supplier),
              programme.ownEvidence().find(proof.method(), supplier)));
    }
    return new ProofResult(proof, items);
  }

  private ProofResult components(Proof proof, AiSystem system) {
    EvidenceFile file = programme.evidence(system.id());
    var items = new ArrayList<Item>();
    for (Component component : system.components()) {
      if (isAskedOf(proof.on(), component.type())) {
        var subject =
            new Subject.OfComponent(
                system.id(), component.id(), component.digest(), component.version());
        items.add(judge(proof, subject, file.find(proof.method(), component.id())));
      }
    }
    return new ProofResult(proof, items);
  }

  private static boolean isAskedOf(Proof.On on, Component.Type type) {
    return switch (on) {
      case EVERY_COMPONENT -> true;
      case EVERY_MODEL -> type == Component.Type.MODEL || type == Component.Type.ADAPTER;
      case EVERY_DATASET -> type == Component.Type.DATASET;
      case EVERY_TOOL -> type == Component.Type.TOOL;
      case ORGANISATION, SYSTEM, EVERY_SUPPLIER -> false;
    };
  }

  /// @param evidence newest first
  private Item judge(Proof proof, Subject subject, List<Evidence> evidence) {
    Evidence otherArtefact = null;
    Optional<Instant> next = Optional.empty();
    for (int i = 0; i < evidence.size(); i++) {
      Evidence piece = evidence.get(i);
      if (!isOfKind(proof.kind(), piece)) {
        continue;
      }
      if (piece.at().isAfter(asOf)) {
        next = Optional.of(piece.at());
        continue;
      }
      if (isAboutTheSame(piece.subject(), subject)) {
        return worstAt(proof, subject, evidence.subList(i, evidence.size()), next);
      }
      if (otherArtefact == null && passes(proof, piece)) {
        otherArtefact = piece;
      }
    }
    if (otherArtefact != null) {
      return new Item(
          subject,
          State.STALE,
          Optional.of(otherArtefact),
          next,
          "it was seen on other bytes than those deployed");
    }
    return new Item(subject, State.MISSING, Optional.empty(), next, "nothing shows it");
  }

  /// What a person states never stands in for what an instrument must see, nor the other way round.
  private static boolean isOfKind(Proof.Kind kind, Evidence evidence) {
    return switch (evidence) {
      case Observation seen -> kind == Proof.Kind.OBSERVATION;
      case Attestation said -> kind == Proof.Kind.ATTESTATION;
    };
  }

  /// Of the pieces of one instant the worst decides, whatever they are called.
  ///
  /// @param evidence beginning with the newest that counts
  /// @param next when evidence that is not there yet will be
  private Item worstAt(
      Proof proof, Subject subject, List<Evidence> evidence, Optional<Instant> next) {
    Instant at = evidence.getFirst().at();
    Item worst = judge(proof, subject, evidence.getFirst(), next);
    for (Evidence piece : evidence.subList(1, evidence.size())) {
      if (!piece.at().equals(at)) {
        break;
      }
      if (isOfKind(proof.kind(), piece) && isAboutTheSame(piece.subject(), subject)) {
        worst = worst.orWorse(judge(proof, subject, piece, next));
      }
    }
    return worst;
  }

  /// @param next when evidence that is not there yet will be
  private Item judge(Proof proof, Subject subject, Evidence evidence, Optional<Instant> next) {
    Instant ends = evidence.at().plus(proof.fresh());
    if (evidence.expires().isPresent() && evidence.expires().get().isBefore(ends)) {
      ends = evidence.expires().get();
    }
    boolean passes = passes(proof, evidence);
    if (ends.isAfter(asOf)) {
      return new Item(
          subject,
          passes ? State.PASSES : State.FAILS,
          Optional.of(evidence),
          Optional.of(next.isPresent() && next.get().isBefore(ends) ? next.get() : ends),
          "");
    }
    return new Item(
        subject,
        passes ? State.STALE : State.MISSING,
        Optional.of(evidence),
        next,
        passes ? "it was fresh until " + ends : "what was seen did not pass, and is out of date");
  }

  private static boolean passes(Proof proof, Evidence evidence) {
    return proof.pass().passes(evidence.outcome(), evidence.value());
  }

  /// Evidence on a component counts for the bytes it names, or where the component has none, for
  /// the version.
  private static boolean isAboutTheSame(Subject seen, Subject asked) {
    if (!(asked instanceof Subject.OfComponent now)
        || !(seen instanceof Subject.OfComponent then)) {
      return true;
    }
    if (now.digest().isPresent()) {
      return now.digest().equals(then.digest());
    }
    return now.version().isPresent() && now.version().equals(then.version());
  }
}
