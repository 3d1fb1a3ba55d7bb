package dev.trivet.gate.seal;

import dev.trivet.gate.Decision.Outcome;
import dev.trivet.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A decision that was read back and whose signature holds.
///
/// @param model the bytes it is about
/// @param reasons one line for each rule that stood in the way, those set aside included
/// @param overriddenBy who set rules aside
public record SealedDecision(
    String name,
    Digest model,
    Outcome outcome,
    String environment,
    String policy,
    Instant at,
    Instant expires,
    List<String> reasons,
    Optional<String> overriddenBy) {
  public SealedDecision {
    reasons = List.copyOf(reasons);
  }

  /// Whether the model may be deployed there at that instant.
  public boolean allows(String where, Instant when) {
    return objection(where, when).isEmpty();
  }

  /// Why it may not; empty when it may.
  public Optional<String> objection(String where, Instant when) {
    if (!environment.equals(where)) {
      return Optional.of("the decision is for '%s', not '%s'".formatted(environment, where));
    }
    if (at.isAfter(when)) {
      return Optional.of("the decision is of " + at + ", which is still to come");
    }
    if (!expires.isAfter(when)) {
      return Optional.of("the decision ran out at " + expires + "; decide again");
    }
    return switch (outcome) {
      case ALLOW -> Optional.empty();
      case REFUSE -> Optional.of("the gate refused it: " + String.join("; ", reasons));
    };
  }
}
