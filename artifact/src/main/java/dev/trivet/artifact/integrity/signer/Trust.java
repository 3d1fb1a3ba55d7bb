package dev.trivet.artifact.integrity.signer;

import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.keyless.Identity;
import dev.trivet.artifact.integrity.keyless.TrustRoot;
import java.security.cert.X509Certificate;
import java.util.List;

/// Whom a verification trusts. Always given by whoever asks, never taken from what is verified.
public sealed interface Trust {
  /// The holder of a key.
  record OfKey(VerificationKey key) implements Trust {}

  /// Whoever has a certificate for signing that leads to one of these. Those that signed themselves
  /// are the trusted ones; when none has, all of them are.
  record OfCertificates(List<X509Certificate> certificates) implements Trust {
    public OfCertificates {
      certificates = List.copyOf(certificates);
      if (certificates.isEmpty()) {
        throw new IllegalArgumentException("no certificate to trust");
      }
    }
  }

  /// An identity, as the instances of a trust root know it.
  record OfIdentity(Identity identity, TrustRoot root) implements Trust {}
}
