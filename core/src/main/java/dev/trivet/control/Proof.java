package dev.trivet.control;

import java.time.Duration;

/// What must be observed for a control to count.
///
/// @param id unique within its control
/// @param method what an instrument measures (`artifact.verify`) or a person states (`policy.ai`)
/// @param on what each observation must be about
/// @param fresh how long an observation counts, from the moment it was made
/// @param shows what it shows, in a few words
public record Proof(
    String id, Kind kind, String method, On on, PassCondition pass, Duration fresh, String shows) {
  public Proof {
    if (fresh.isNegative() || fresh.isZero()) {
      throw new IllegalArgumentException("proof " + id + " would never be fresh");
    }
  }

  /// Whether an instrument shows it or a person states it.
  public enum Kind {
    OBSERVATION,
    ATTESTATION
  }

  /// What the evidence must be about. `EVERY_MODEL` asks for one observation per model and adapter
  /// of the system.
  public enum On {
    ORGANISATION,
    SYSTEM,
    EVERY_MODEL,
    EVERY_DATASET,
    EVERY_TOOL,
    EVERY_COMPONENT,
    EVERY_SUPPLIER;

    /// Whether it can only be looked for on one system.
    public boolean needsSystem() {
      return this != ORGANISATION && this != EVERY_SUPPLIER;
    }
  }
}
