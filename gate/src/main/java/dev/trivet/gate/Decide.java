package dev.trivet.gate;

import dev.trivet.gate.Decision.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Holds facts against a policy. Every rule is looked at, not only the first that refuses; what
/// cannot be told refuses.
public final class Decide {
  private final CompiledPolicy policy;

  public Decide(CompiledPolicy policy) {
    this.policy = policy;
  }

  /// @throws IllegalArgumentException when the override does not count: say so before asking
  public Decision on(GateFacts facts, Optional<PolicyOverride> override, Instant at) {
    override
        .flatMap(o -> o.objection(policy.policy(), at))
        .ifPresent(objection -> {
          throw new IllegalArgumentException(objection);
        });
    List<RuleResult> results = policy.results(facts);
    List<String> lifted =
        override.isEmpty()
            ? List.of()
            : results.stream()
                .filter(r -> r.refuses() && r.mayBeOverridden())
                .map(RuleResult::rule)
                .toList();
    boolean refused = results.stream().anyMatch(r -> r.refuses() && !lifted.contains(r.rule()));
    return new Decision(
        refused ? Outcome.REFUSE : Outcome.ALLOW,
        policy.policy(),
        policy.digest(),
        facts,
        results,
        override,
        lifted,
        at,
        expires(at, override, lifted));
  }

  private Instant expires(Instant at, Optional<PolicyOverride> override, List<String> lifted) {
    Instant end = at.plus(policy.policy().validity());
    return override
        .map(PolicyOverride::until)
        .filter(until -> !lifted.isEmpty() && until.isBefore(end))
        .orElse(end);
  }
}
