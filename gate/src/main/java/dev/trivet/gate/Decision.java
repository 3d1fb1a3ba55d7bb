package dev.trivet.gate;

import dev.trivet.shared.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Whether a model may be deployed, with every reason.
///
/// @param policyDigest of the policy's file
/// @param results of all rules, in the order of the policy
/// @param override what was asked for, whether or not it was needed
/// @param lifted the rules the override set aside
/// @param expires when somebody has to ask again
public record Decision(
    Outcome outcome,
    Policy policy,
    Digest policyDigest,
    GateFacts facts,
    List<RuleResult> results,
    Optional<PolicyOverride> override,
    List<String> lifted,
    Instant at,
    Instant expires) {
  public Decision {
    results = List.copyOf(results);
    lifted = List.copyOf(lifted);
  }

  /// The answer.
  public enum Outcome {
    ALLOW,
    REFUSE
  }

  /// The rules that stand in the way, those set aside included.
  public List<RuleResult> refusing() {
    return results.stream().filter(RuleResult::refuses).toList();
  }

  /// Broken rules that only warn.
  public List<RuleResult> warnings() {
    return results.stream()
        .filter(r -> r.state() == RuleResult.State.BROKEN && !r.refuses())
        .toList();
  }
}
