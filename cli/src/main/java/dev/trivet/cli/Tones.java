package dev.trivet.cli;

import dev.trivet.cli.text.Tone;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Level;

/// Which tone a judgement has.
final class Tones {
  private Tones() {}

  static Tone of(Verdict verdict) {
    return switch (verdict) {
      case PROVEN -> Tone.GOOD;
      case FAILING -> Tone.BAD;
      case STALE, CLAIMED -> Tone.CAUTION;
      case PLANNED, ABSENT -> Tone.PLAIN;
      case EXCLUDED -> Tone.FAINT;
    };
  }

  static Tone of(Coverage coverage) {
    return switch (coverage) {
      case COVERED -> Tone.GOOD;
      case PARTLY_COVERED, ACCEPTED -> Tone.CAUTION;
      case OPEN -> Tone.BAD;
    };
  }

  static Tone of(RequirementStatus status) {
    return switch (status) {
      case MET -> Tone.GOOD;
      case PARTLY_MET, SUPPORTED -> Tone.CAUTION;
      case NOT_EVIDENCED -> Tone.PLAIN;
      case FAILING -> Tone.BAD;
      case NOT_APPLICABLE -> Tone.FAINT;
    };
  }

  static Tone of(Level risk) {
    return switch (risk) {
      case VERY_LOW, LOW -> Tone.GOOD;
      case MODERATE -> Tone.CAUTION;
      case HIGH, VERY_HIGH -> Tone.BAD;
    };
  }

  /// The tone of a judgement that is known by its word alone, as in explanations.
  static Tone ofWord(String word) {
    return switch (word) {
      case "proven", "covered", "met", "passes", "ruled out" -> Tone.GOOD;
      case "failing", "open", "fails" -> Tone.BAD;
      case "stale", "claimed", "partly covered", "accepted", "partly met", "supported", "assumed" ->
          Tone.CAUTION;
      case "excluded", "not applicable" -> Tone.FAINT;
      default -> Tone.STRONG;
    };
  }
}
