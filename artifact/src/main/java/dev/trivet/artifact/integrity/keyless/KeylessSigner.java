package dev.trivet.artifact.integrity.keyless;

import java.security.cert.X509Certificate;
import java.time.Instant;

/// Who signed, as far as it was proven.
///
/// @param signedAt the earliest of the times somebody trusted vouches for
public record KeylessSigner(Identity identity, X509Certificate certificate, Instant signedAt) {}
