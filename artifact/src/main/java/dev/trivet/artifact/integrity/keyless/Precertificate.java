package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;

/// What a certificate log has seen: the certificate before the log's timestamp was put into it.
final class Precertificate {
  private static final int EXTENSIONS = 3;

  private Precertificate() {}

  static Octets of(X509Certificate certificate) throws Malformed {
    var parts = new ArrayList<Octets>();
    for (Der part : Der.of(encoded(certificate)).expect(Der.SEQUENCE).parts()) {
      parts.add(part.context() == EXTENSIONS ? withoutTimestamps(part) : part.encoded());
    }
    return Der.write(Der.SEQUENCE, parts.toArray(Octets[]::new));
  }

  private static Octets encoded(X509Certificate certificate) throws Malformed {
    try {
      return Octets.of(certificate.getTBSCertificate());
    } catch (CertificateEncodingException e) {
      throw new Malformed("the certificate cannot be read: " + e.getMessage());
    }
  }

  private static Octets withoutTimestamps(Der wrapped) throws Malformed {
    var kept = new ArrayList<Octets>();
    for (Der extension : wrapped.part(0).expect(Der.SEQUENCE).parts()) {
      if (!extension.part(0).oid().equals(CertificateTimestamp.EXTENSION)) {
        kept.add(extension.encoded());
      }
    }
    return Der.write(wrapped.tag(), Der.write(Der.SEQUENCE, kept.toArray(Octets[]::new)));
  }
}
