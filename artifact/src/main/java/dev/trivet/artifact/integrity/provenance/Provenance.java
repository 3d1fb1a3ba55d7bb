package dev.trivet.artifact.integrity.provenance;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.signer.Signer;
import java.util.List;
import java.util.Optional;

/// What is known about where a model comes from.
///
/// @param signer who says so
/// @param said what is said, when somebody trusted says it about these bytes
/// @param gaps what is not said, in sentences
/// @param reasons why nothing of it can be relied on
public record Provenance(
    Outcome outcome,
    Optional<Signer> signer,
    Optional<SlsaProvenance> said,
    List<String> gaps,
    List<Reason> reasons) {

  public Provenance {
    gaps = List.copyOf(gaps);
    reasons = List.copyOf(reasons);
  }

  /// In the words of the evidence method `artifact.provenance`.
  public enum Outcome {
    /// Somebody trusted says who made every file, how, and of what, each with its digest.
    COMPLETE("complete"),
    /// Somebody trusted says some of that.
    PARTIAL("partial"),
    /// Nobody trusted says anything about these bytes.
    NONE("none");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  static Provenance none(List<Reason> reasons) {
    return new Provenance(Outcome.NONE, Optional.empty(), Optional.empty(), List.of(), reasons);
  }

  static Provenance of(Signer signer, SlsaProvenance said, List<String> gaps) {
    Outcome outcome = gaps.isEmpty() ? Outcome.COMPLETE : Outcome.PARTIAL;
    return new Provenance(outcome, Optional.of(signer), Optional.of(said), gaps, List.of());
  }
}
