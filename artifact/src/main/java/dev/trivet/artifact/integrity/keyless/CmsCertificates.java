package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.Certificates;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// The certificates a CMS message carries.
final class CmsCertificates {
  private static final int MOST = 16;

  private CmsCertificates() {}

  static List<X509Certificate> of(List<Der> signedData) throws Malformed {
    var encoded = new ArrayList<Octets>();
    for (Der part : signedData) {
      if (part.context() == 0) {
        for (Der certificate : part.parts()) {
          encoded.add(certificate.encoded());
        }
      }
    }
    if (encoded.size() > MOST) {
      throw new Malformed("the timestamp carries more than " + MOST + " certificates");
    }
    return Certificates.ofDer("the timestamp's certificates", encoded);
  }
}
