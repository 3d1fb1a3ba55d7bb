package dev.trivet.gate;

import java.time.Instant;
import java.util.Optional;

/// Decisions by the default policy.
public final class Decided {
  public static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
  private static final CompiledPolicy DEFAULT = new ReadPolicy().shipped().policy().orElseThrow();

  private Decided() {}

  public static Decision allowed() {
    return on(SomeFacts.good());
  }

  public static Decision refused() {
    return on(SomeFacts.good().verified(Optional.empty()));
  }

  public static Decision overridden() {
    return new Decide(DEFAULT)
        .on(
            SomeFacts.good().verified(Optional.empty()),
            Optional.of(
                new PolicyOverride("Ann Ayer", "the old one fails", NOW.plusSeconds(3_600))),
            NOW);
  }

  static Decision on(GateFacts facts) {
    return new Decide(DEFAULT).on(facts, Optional.empty(), NOW);
  }
}
