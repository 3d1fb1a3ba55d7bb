package dev.trivet.evidence;

import dev.trivet.shared.Checks;
import dev.trivet.shared.Digest;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a person states.
///
/// @param document where the thing stated can be read
/// @param documentDigest of that document as it was then
public record Attestation(
    EvidenceId id,
    String method,
    Subject subject,
    Optional<String> outcome,
    Instant attestedAt,
    String attestedBy,
    Optional<Instant> expires,
    Optional<String> document,
    Optional<Digest> documentDigest,
    Optional<String> detail)
    implements Evidence {
  public Attestation {
    Checks.text("the statement", method);
    Checks.text("the name of who attests", attestedBy);
  }

  @Override
  public OptionalDouble value() {
    return OptionalDouble.empty();
  }

  @Override
  public Instant at() {
    return attestedAt;
  }

  @Override
  public String source() {
    return attestedBy;
  }
}
