package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/// How a CMS message names its signer's certificate.
sealed interface SignerId {
  boolean names(X509Certificate certificate);

  /// By who issued it and its number.
  record Issued(Octets issuer, BigInteger serial) implements SignerId {
    @Override
    public boolean names(X509Certificate certificate) {
      return certificate.getSerialNumber().equals(serial)
          && Octets.of(certificate.getIssuerX500Principal().getEncoded()).equals(issuer);
    }
  }

  /// By the identifier of its key.
  record KeyId(Octets id) implements SignerId {
    private static final String EXTENSION = "2.5.29.14";

    @Override
    public boolean names(X509Certificate certificate) {
      byte @Nullable [] wrapped = certificate.getExtensionValue(EXTENSION);
      try {
        return wrapped != null && Der.of(Der.of(Octets.of(wrapped)).content()).content().equals(id);
      } catch (Malformed e) {
        return false;
      }
    }
  }

  static SignerId read(Der der) throws Malformed {
    return der.context() == 0
        ? new KeyId(der.content())
        : new Issued(der.part(0).encoded(), der.part(1).integer());
  }
}
