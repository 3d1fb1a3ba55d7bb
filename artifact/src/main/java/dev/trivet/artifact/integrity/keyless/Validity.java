package dev.trivet.artifact.integrity.keyless;

import java.time.Instant;
import java.util.Optional;

/// From when to when something is trusted; both ends count.
///
/// @param end nothing when there is none yet
record Validity(Instant start, Optional<Instant> end) {
  boolean holds(Instant instant) {
    return !instant.isBefore(start) && (end.isEmpty() || !instant.isAfter(end.get()));
  }

  @Override
  public String toString() {
    return start + " to " + end.map(Instant::toString).orElse("now");
  }
}
