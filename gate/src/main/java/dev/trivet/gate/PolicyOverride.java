package dev.trivet.gate;

import dev.trivet.shared.Checks;
import java.time.Instant;
import java.util.Optional;

/// A named person lets a model go although the policy refuses it, for a time.
public record PolicyOverride(String by, String reason, Instant until) {
  private static final int SHORTEST_REASON = 10;

  public PolicyOverride {
    Checks.text("the name of who overrides", by);
    Checks.text("the reason of an override", reason);
    if (reason.strip().length() < SHORTEST_REASON) {
      throw new IllegalArgumentException("the reason of an override says why, in a sentence");
    }
  }

  /// @return why it does not count under a policy at that instant; empty when it does
  public Optional<String> objection(Policy policy, Instant at) {
    if (policy.overrideLimit().isZero()) {
      return Optional.of("the policy " + policy.id() + " allows no override");
    }
    if (!until.isAfter(at)) {
      return Optional.of("the override ends at " + until + ", which is past");
    }
    if (until.isAfter(at.plus(policy.overrideLimit()))) {
      return Optional.of(
          "the override runs until %s; the policy %s allows %d days, so until %s at the latest"
              .formatted(
                  until,
                  policy.id(),
                  policy.overrideLimit().toDays(),
                  at.plus(policy.overrideLimit())));
    }
    return Optional.empty();
  }
}
