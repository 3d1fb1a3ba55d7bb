package dev.trivet.artifact.integrity.signer;

import dev.trivet.artifact.integrity.key.SignatureScheme;
import dev.trivet.artifact.integrity.keyless.Identity;
import java.time.Instant;

/// Who has signed, as far as a verification has shown.
public sealed interface Signer {
  /// One line for records: never empty, the same for the same signer.
  String id();

  /// @param hint the SHA-256 of the key's PEM text
  record Key(SignatureScheme scheme, String hint) implements Signer {
    @Override
    public String id() {
      return "key:" + hint;
    }
  }

  /// @param subject the certificate's name
  /// @param fingerprint the SHA-256 of the certificate
  /// @param anchor the name of the trusted certificate it leads to
  record Certificate(String subject, String fingerprint, String anchor) implements Signer {
    @Override
    public String id() {
      return "certificate:" + fingerprint;
    }
  }

  /// @param signedAt the earliest time a log or timestamp authority vouches for
  record Keyless(Identity identity, Instant signedAt) implements Signer {
    @Override
    public String id() {
      return "identity:" + identity.name() + " by " + identity.issuer();
    }
  }
}
