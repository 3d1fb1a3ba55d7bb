package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.Octets;
import java.util.List;
import java.util.Optional;

/// With what a bundle says it can be verified.
public sealed interface Material {
  /// By a public key the verifier has.
  ///
  /// @param hint which one
  /// @param rawBytes the key itself, as before OMS 1.1; never trusted
  record Key(Optional<String> hint, Optional<Octets> rawBytes) implements Material {}

  /// By a certificate and those that may lead from it to a trusted one, the certificate first.
  record Chain(List<Octets> certificates) implements Material {
    public Chain {
      certificates = List.copyOf(certificates);
    }
  }

  /// By one certificate.
  record Certificate(Octets encoded) implements Material {}
}
