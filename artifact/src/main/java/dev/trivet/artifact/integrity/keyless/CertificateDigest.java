package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.util.Map;
import java.util.Optional;

/// The digest of the signer's certificate among a timestamp's signed attributes (RFC 5035).
record CertificateDigest(String algorithm, Octets digest) {
  private static final String VERSION_1 = "1.2.840.113549.1.9.16.2.12";
  private static final String VERSION_2 = "1.2.840.113549.1.9.16.2.47";

  static Optional<CertificateDigest> read(Map<String, Der> attributes) throws Malformed {
    Der second = attributes.get(VERSION_2);
    if (second != null) {
      return Optional.of(second(first(second)));
    }
    Der first = attributes.get(VERSION_1);
    return first == null
        ? Optional.empty()
        : Optional.of(new CertificateDigest("SHA-1", digest(first(first).part(0))));
  }

  /// The algorithm is left out when it is SHA-256.
  private static CertificateDigest second(Der id) throws Malformed {
    return id.part(0).is(Der.OCTET_STRING)
        ? new CertificateDigest("SHA-256", digest(id.part(0)))
        : new CertificateDigest(CmsAlgorithms.digest(id.part(0).part(0).oid()), digest(id.part(1)));
  }

  private static Octets digest(Der value) throws Malformed {
    return value.expect(Der.OCTET_STRING).content();
  }

  /// The first certificate's part of `SigningCertificate`.
  private static Der first(Der values) throws Malformed {
    return values.part(0).part(0).part(0).expect(Der.SEQUENCE);
  }

  boolean isOf(Octets certificate) {
    return certificate.digest(algorithm).equals(digest);
  }
}
