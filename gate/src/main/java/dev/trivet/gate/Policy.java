package dev.trivet.gate;

import dev.trivet.control.DocumentId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What must hold for a model to be deployed, as an organisation writes it.
///
/// @param title what it is for
/// @param longestOverride how long a named person may set a refusal aside; 30 days if left out
/// @param holdsFor how long a decision counts; 30 days if left out
public record Policy(
    DocumentId id,
    Optional<String> title,
    Optional<Duration> longestOverride,
    Optional<Duration> holdsFor,
    List<PolicyRule> rules) {
  static final int MOST_RULES = 200;
  private static final Duration USUAL = Duration.ofDays(30);
  private static final Duration LONGEST = Duration.ofDays(366);

  public Policy {
    rules = List.copyOf(rules);
    if (rules.stream().allMatch(rule -> rule.effect() == PolicyRule.Effect.WARN)) {
      throw new IllegalArgumentException("a policy needs a rule that can refuse");
    }
    if (rules.size() > MOST_RULES) {
      throw new IllegalArgumentException("a policy has at most " + MOST_RULES + " rules");
    }
    var names = new HashSet<String>();
    for (PolicyRule rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException("the rule " + rule.name() + " stands twice");
      }
    }
    longestOverride.ifPresent(d -> atMost("longestOverride", d));
    holdsFor.ifPresent(d -> atMost("holdsFor", d));
  }

  private static void atMost(String what, Duration duration) {
    if (duration.isNegative() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(what + " is from none to " + LONGEST.toDays() + " days");
    }
  }

  /// How long an override may run.
  public Duration overrideLimit() {
    return longestOverride.orElse(USUAL);
  }

  /// How long a decision counts.
  public Duration validity() {
    return holdsFor.orElse(USUAL);
  }
}
