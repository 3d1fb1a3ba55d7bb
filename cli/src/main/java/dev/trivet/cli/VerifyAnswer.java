package dev.trivet.cli;

import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.provenance.Provenance;
import dev.trivet.artifact.integrity.stated.StatedResult;
import java.nio.file.Path;
import java.util.Optional;

/// What a verification found, part by part; nothing where nobody asked.
record VerifyAnswer(
    Path model,
    Path signatureFile,
    Optional<Verification> signature,
    Optional<StatedResult> sums,
    Optional<StatedResult> hub,
    Optional<Provenance> provenance) {}
