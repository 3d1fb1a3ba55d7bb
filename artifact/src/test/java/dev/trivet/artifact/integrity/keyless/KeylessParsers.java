package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.Certificates;
import java.security.cert.X509Certificate;

/// The parsers of keyless signatures, for the fuzzer.
public final class KeylessParsers {
  private KeylessParsers() {}

  public static void timestamp(Octets data) throws Malformed {
    TimestampToken.read(data);
  }

  public static void checkpoint(Octets data) throws Malformed {
    Checkpoint.read(data.text());
  }

  /// A certificate, and what logs say of it in its extensions.
  public static void certificate(Octets data) throws Malformed {
    X509Certificate certificate = Certificates.ofDer("certificate", data);
    CertificateTimestamp.of(certificate);
    Precertificate.of(certificate);
  }
}
