package dev.trivet.posture;

import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.evidence.Evidence;
import java.util.List;
import java.util.Optional;

/// What one verdict on a control rests on.
///
/// @param proofs what the evidence says to each proof; none when the control is excluded
/// @param claim what the organisation says of it
/// @param exclusion the decision that takes it out; empty also when the profile does
public record Grounds(
    Verdict verdict,
    List<ProofResult> proofs,
    Optional<Implementation> claim,
    Optional<Exclusion> exclusion) {
  public Grounds {
    proofs = List.copyOf(proofs);
  }

  static Grounds of(JudgeControl.Judgement judgement) {
    return new Grounds(
        judgement.verdict(), judgement.proofs(), judgement.claim(), judgement.exclusion());
  }

  /// The evidence that decides, one piece for each thing a proof was looked for on.
  public List<Evidence> evidence() {
    return proofs.stream()
        .flatMap(result -> result.items().stream())
        .flatMap(item -> item.evidence().stream())
        .distinct()
        .toList();
  }
}
