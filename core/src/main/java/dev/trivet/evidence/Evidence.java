package dev.trivet.evidence;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// What an instrument saw or a person stated.
public sealed interface Evidence permits Observation, Attestation {
  EvidenceId id();

  /// What was measured or stated: `artifact.verify`, `policy.ai`.
  String method();

  Subject subject();

  /// What came out, as a word.
  Optional<String> outcome();

  /// What came out, as a number.
  OptionalDouble value();

  /// When it was seen or stated.
  Instant at();

  /// When its author says it ends, if before its freshness does.
  Optional<Instant> expires();

  /// Who or what it comes from.
  String source();
}
