package dev.trivet.posture;

import dev.trivet.control.Control;
import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.control.Proof;
import dev.trivet.inventory.AiSystem;
import dev.trivet.threat.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what the evidence, the claims and the exclusions make of one control.
final class JudgeControl {
  private final Programme programme;
  private final Instant asOf;
  private final CheckProof checkProof;

  /// A verdict with what it rests on.
  ///
  /// @param holdsUntil the first instant at which time alone may change it
  record Judgement(
      Verdict verdict,
      List<ProofResult> proofs,
      Optional<Implementation> claim,
      Optional<Exclusion> exclusion,
      Instant holdsUntil) {}

  JudgeControl(Programme programme, Instant asOf) {
    this.programme = programme;
    this.asOf = asOf;
    this.checkProof = new CheckProof(programme, asOf);
  }

  /// @param system empty for a control of the organisation
  Judgement judge(Control control, Optional<AiSystem> system) {
    Optional<Exclusion> exclusion = exclusion(control, system);
    if (exclusion.isPresent() || isRuledOut(control, system)) {
      return new Judgement(
          Verdict.EXCLUDED,
          List.of(),
          Optional.empty(),
          exclusion,
          exclusion.flatMap(Exclusion::expires).orElse(Instant.MAX));
    }
    var results = new ArrayList<ProofResult>(control.proofs().size());
    for (Proof proof : control.proofs()) {
      results.add(checkProof.check(proof, system));
    }
    Optional<Implementation> claim = claim(control, system);
    return new Judgement(
        verdict(results, claim), results, claim, Optional.empty(), holdsUntil(control, results));
  }

  private Optional<Exclusion> exclusion(Control control, Optional<AiSystem> system) {
    for (Exclusion exclusion : programme.exclusions(control.id())) {
      if (exclusion.holdsAt(asOf)
          && system.map(s -> exclusion.covers(s.id())).orElse(exclusion.systems().isEmpty())) {
        return Optional.of(exclusion);
      }
    }
    return Optional.empty();
  }

  static boolean isRuledOut(Control control, Optional<AiSystem> system) {
    return control.appliesWhen().isPresent()
        && system.isPresent()
        && !control
            .appliesWhen()
            .get()
            .condition()
            .holds(system.get().profile(), Condition.Unanswered.COULD_BE);
  }

  private Optional<Implementation> claim(Control control, Optional<AiSystem> system) {
    Optional<Implementation> planned = Optional.empty();
    for (Implementation said : programme.implementations(control.id())) {
      if (system.isEmpty() || said.covers(system.get().id())) {
        if (said.status() == Implementation.Status.IMPLEMENTED) {
          return Optional.of(said);
        }
        planned = Optional.of(said);
      }
    }
    return planned;
  }

  private static Verdict verdict(List<ProofResult> results, Optional<Implementation> claim) {
    int passing = 0;
    int stale = 0;
    for (ProofResult result : results) {
      switch (result.state()) {
        case FAILS -> {
          return Verdict.FAILING;
        }
        case PASSES -> passing++;
        case STALE -> stale++;
        case MISSING -> {}
      }
    }
    if (passing == results.size()) {
      return Verdict.PROVEN;
    }
    if (passing + stale == results.size()) {
      return Verdict.STALE;
    }
    if (passing + stale > 0) {
      return Verdict.CLAIMED;
    }
    return claim
        .map(said ->
            switch (said.status()) {
              case IMPLEMENTED -> Verdict.CLAIMED;
              case PLANNED -> Verdict.PLANNED;
            })
        .orElse(Verdict.ABSENT);
  }

  private Instant holdsUntil(Control control, List<ProofResult> results) {
    Instant earliest = Instant.MAX;
    for (ProofResult result : results) {
      for (ProofResult.Item item : result.items()) {
        if (item.until().isPresent() && item.until().get().isBefore(earliest)) {
          earliest = item.until().get();
        }
      }
    }
    for (Exclusion exclusion : programme.exclusions(control.id())) {
      if (exclusion.decided().isAfter(asOf) && exclusion.decided().isBefore(earliest)) {
        earliest = exclusion.decided();
      }
    }
    return earliest;
  }
}
