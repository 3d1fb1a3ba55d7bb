package dev.trivet.testkit;

import dev.trivet.control.PassCondition;
import dev.trivet.control.Proof;
import java.time.Duration;
import java.util.List;

/// What the proofs of generated controls ask for.
///
/// @param passes the bars controls set for it; several when they do not agree
record Method(String name, Proof.Kind kind, List<String> passes) {

  /// Few, so that controls share them, and one on which controls contradict each other.
  static final List<Method> SHARED =
      List.of(
          observed("artifact.verify", "verified | trusted", "verified"),
          observed("robust.accuracy", ">= 0.6", ">= 0.8"),
          observed("findings.open", "= 0"),
          observed("drift.share", "<= 0.05", "< 0.2"),
          observed("canary.rate", "> 0.5", "<= 0.3"),
          stated("policy.ai", "approved"),
          stated("review.done", "reviewed", "reviewed | waived"));

  private static final List<String> COMMON =
      List.of("= 0", "<= 0.05", ">= 0.95", ">= 0.9", "enforced", "= 1", "verified", "<= 60");
  private static final List<Integer> DAYS = List.of(30, 90, 180, 365);

  static Method observed(String name, String... passes) {
    return new Method(name, Proof.Kind.OBSERVATION, List.of(passes));
  }

  static Method stated(String name, String... passes) {
    return new Method(name, Proof.Kind.ATTESTATION, List.of(passes));
  }

  /// One that a single proof uses, as nearly all shipped ones are.
  static Method own(String name, Draw draw) {
    return draw.chance(0.75) ? observed(name, draw.oneOf(COMMON)) : stated(name, "approved");
  }

  Proof proof(String id, Proof.On on, Draw draw) {
    return new Proof(
        id,
        kind,
        name,
        on,
        PassCondition.parse(draw.oneOf(passes)),
        Duration.ofDays(draw.oneOf(DAYS)),
        "what " + name + " shows");
  }
}
