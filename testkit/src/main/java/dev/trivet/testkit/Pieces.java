package dev.trivet.testkit;

import dev.trivet.control.PassCondition;
import dev.trivet.control.Proof;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Measurement;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.posture.Programme;
import dev.trivet.shared.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/// Random pieces of evidence.
public final class Pieces {
  private static final Duration TICK = Duration.ofNanos(1);

  private Pieces() {}

  /// Evidence that does what the proof asks for, of that instant, and never ends before its time.
  public static Evidence passing(Draw draw, Asked asked, Instant at) {
    Answers answers = Answers.passing(asked.proof().pass());
    return piece(draw, asked.proof(), asked.subject(), answers, at, Optional.empty());
  }

  /// Evidence that contradicts the proof.
  public static Evidence failing(Draw draw, Asked asked, Instant at) {
    Answers answers = Answers.failing(asked.proof().pass());
    return piece(draw, asked.proof(), asked.subject(), answers, at, Optional.empty());
  }

  /// Evidence that has something to do with what is asked: it passes or not, about this or another
  /// state of the subject, at any age, at the very edges of its freshness, or from the future.
  public static Evidence any(Draw draw, Asked asked, Instant around) {
    Proof proof = asked.proof();
    Answers answers =
        draw.chance(0.65) ? Answers.passing(proof.pass()) : Answers.failing(proof.pass());
    Instant at = time(draw, proof, around);
    Subject subject = draw.chance(0.7) ? asked.subject() : otherState(draw, asked.subject());
    Optional<Instant> expires =
        draw.chance(0.3) ? Optional.of(expiry(draw, at, around)) : Optional.empty();
    return piece(draw, proof, subject, answers, at, expires);
  }

  /// Evidence nobody can object to: it passes every proof that asks for it, is about what is
  /// deployed, is of `asOf` itself, and nothing else is as new.
  ///
  /// @return empty where the proofs contradict each other, the subject cannot be recognised, or
  ///   something of that instant is there
  public static Optional<Evidence> good(Draw draw, Asked asked, Programme programme, Instant asOf) {
    boolean taken =
        programme.allEvidence().stream()
            .anyMatch(e -> e.method().equals(asked.proof().method()) && e.at().equals(asOf));
    if (taken || !asked.canBeShown()) {
      return Optional.empty();
    }
    return Answers.passingAll(conditions(programme, asked.proof().method()))
        .map(answers ->
            piece(draw, asked.proof(), asked.subject(), answers, asOf, Optional.empty()));
  }

  /// Whether evidence passes every proof of a programme that asks for its method.
  public static boolean passesAll(Programme programme, Evidence evidence) {
    return new Answers(evidence.outcome(), evidence.value())
        .passes(conditions(programme, evidence.method()));
  }

  private static List<PassCondition> conditions(Programme programme, String method) {
    return programme.controls().controls().stream()
        .flatMap(c -> c.proofs().stream())
        .filter(p -> p.method().equals(method))
        .map(Proof::pass)
        .toList();
  }

  /// The same evidence as if it had been about something else.
  public static Evidence about(Evidence piece, Subject subject) {
    return copy(piece, piece.id(), subject);
  }

  /// The same evidence under another name.
  public static Evidence named(String id, Evidence piece) {
    return copy(piece, new EvidenceId(id), piece.subject());
  }

  private static Evidence copy(Evidence piece, EvidenceId id, Subject subject) {
    return switch (piece) {
      case Observation seen ->
          new Observation(
              id,
              seen.method(),
              subject,
              seen.outcome(),
              seen.measurement(),
              seen.observedAt(),
              seen.instrument(),
              seen.detail());
      case Attestation said ->
          new Attestation(
              id,
              said.method(),
              subject,
              said.outcome(),
              said.attestedAt(),
              said.attestedBy(),
              said.expires(),
              said.document(),
              said.documentDigest(),
              said.detail());
    };
  }

  /// What an instrument saw as if a person had stated it, and the other way round.
  public static Evidence ofOtherKind(Evidence piece) {
    var answers = new Answers(piece.outcome(), piece.value());
    Proof.Kind other =
        switch (piece) {
          case Observation seen -> Proof.Kind.ATTESTATION;
          case Attestation said -> Proof.Kind.OBSERVATION;
        };
    return piece(
        piece.id(), other, piece.method(), piece.subject(), answers, piece.at(), piece.expires());
  }

  /// A later look at the same thing that came out differently, under the name of the earlier one.
  public static Evidence again(Evidence earlier, Instant at) {
    var kind =
        switch (earlier) {
          case Observation seen -> Proof.Kind.OBSERVATION;
          case Attestation said -> Proof.Kind.ATTESTATION;
        };
    var answers = new Answers(Optional.of("seen-again"), OptionalDouble.empty());
    return piece(
        earlier.id(), kind, earlier.method(), earlier.subject(), answers, at, Optional.empty());
  }

  /// A component as it was with other bytes, another version or none named; anything else as it is.
  public static Subject otherState(Draw draw, Subject subject) {
    if (!(subject instanceof Subject.OfComponent now)) {
      return subject;
    }
    Optional<String> version =
        now.digest().isPresent() && draw.chance(0.5) ? now.version() : Optional.of("v-other");
    Optional<Digest> digest = draw.chance(0.7) ? Optional.of(draw.digest()) : Optional.empty();
    return new Subject.OfComponent(now.system(), now.component(), digest, version);
  }

  private static Instant time(Draw draw, Proof proof, Instant around) {
    Instant limit = around.minus(proof.fresh());
    return switch (draw.below(10)) {
      case 0 -> limit;
      case 1 -> limit.plus(TICK);
      case 2 -> limit.minus(draw.oneOf(TICK, Duration.ofDays(40)));
      case 3 -> around;
      case 6 -> around.minus(Duration.ofDays(draw.between(1, 2)));
      case 4, 5 -> around.plus(draw.within(Duration.ofDays(20)));
      default -> around.minus(draw.within(proof.fresh()));
    };
  }

  private static Instant expiry(Draw draw, Instant at, Instant around) {
    return draw.oneOf(around, around.plus(TICK), at.plus(draw.within(Duration.ofDays(300))));
  }

  private static Evidence piece(
      Draw draw,
      Proof proof,
      Subject subject,
      Answers answers,
      Instant at,
      Optional<Instant> expires) {
    var id = new EvidenceId(draw.name("e"));
    return piece(id, proof.kind(), proof.method(), subject, answers, at, expires);
  }

  private static Evidence piece(
      EvidenceId id,
      Proof.Kind kind,
      String method,
      Subject subject,
      Answers answers,
      Instant at,
      Optional<Instant> expires) {
    return switch (kind) {
      case OBSERVATION ->
          new Observation(
              id,
              method,
              subject,
              answers.outcome(),
              answers.value().stream().boxed().map(Measurement::of).findFirst(),
              at,
              "generator 1",
              Optional.empty());
      case ATTESTATION ->
          new Attestation(
              id,
              method,
              subject,
              answers.outcome(),
              at,
              "a generated person",
              expires,
              Optional.empty(),
              Optional.empty(),
              Optional.empty());
    };
  }
}
