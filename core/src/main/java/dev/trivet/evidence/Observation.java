package dev.trivet.evidence;

import dev.trivet.shared.Checks;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// What an instrument saw. It judges nothing.
///
/// @param instrument what looked, with its version
public record Observation(
    EvidenceId id,
    String method,
    Subject subject,
    Optional<String> outcome,
    Optional<Measurement> measurement,
    Instant observedAt,
    String instrument,
    Optional<String> detail)
    implements Evidence {
  public Observation {
    Checks.text("the method", method);
    if (outcome.isEmpty() && measurement.isEmpty()) {
      throw new IllegalArgumentException("an observation has an outcome, a measurement or both");
    }
  }

  @Override
  public OptionalDouble value() {
    return measurement.isPresent()
        ? OptionalDouble.of(measurement.get().value())
        : OptionalDouble.empty();
  }

  @Override
  public Instant at() {
    return observedAt;
  }

  @Override
  public Optional<Instant> expires() {
    return Optional.empty();
  }

  @Override
  public String source() {
    return instrument;
  }
}
