package dev.trivet.cli;

import dev.trivet.gate.Policy;
import dev.trivet.gate.PolicyOverride;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Reads an override: who, why and until when, all three or none.
final class GateOverride {
  static final String BY = "--override-by";
  static final String REASON = "--override-reason";
  static final String UNTIL = "--override-until";

  private GateOverride() {}

  static void options(Usage usage) {
    usage
        .option(BY, "NAME", "Who lets the model go although a rule refuses it.")
        .option(REASON, "TEXT", "Why, in a sentence.")
        .option(UNTIL, "INSTANT", "For how long; the policy says how long at most.");
  }

  static Optional<PolicyOverride> of(Given given, Policy policy, Instant at) throws Refusal {
    List<String> all = List.of(BY, REASON, UNTIL);
    List<String> missing = all.stream().filter(o -> given.option(o).isEmpty()).toList();
    if (missing.size() == all.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "an override needs a name, a reason and an end; missing: " + String.join(", ", missing));
    }
    Instant until = Instants.parse(given.option(UNTIL).orElseThrow());
    try {
      var override =
          new PolicyOverride(
              given.option(BY).orElseThrow(), given.option(REASON).orElseThrow(), until);
      Optional<String> objection = override.objection(policy, at);
      if (objection.isPresent()) {
        throw new Refusal(ExitCode.USAGE, objection.get());
      }
      return Optional.of(override);
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }
}
