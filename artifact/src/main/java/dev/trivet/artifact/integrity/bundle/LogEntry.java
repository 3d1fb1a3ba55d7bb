package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.Octets;
import java.time.Instant;
import java.util.Optional;

/// An entry of a transparency log, and what the log says about it.
///
/// @param logIndex the entry's number over all trees of the log
/// @param logId which log
/// @param kindVersion as `dsse/0.0.1`
/// @param integrated when the log took it in; only worth something when `promise` is right
/// @param promise the log's signature over body, time, index and itself
/// @param body what the log holds
public record LogEntry(
    long logIndex,
    Octets logId,
    String kindVersion,
    Optional<Instant> integrated,
    Optional<Octets> promise,
    Optional<InclusionProof> proof,
    Octets body) {}
