package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A timestamp as RFC 3161 has it: a statement of time over a digest, signed in the CMS form of RFC
/// 5652.
///
/// @param certificates the token carries; none of them is trusted for that
record TimestampToken(
    Instant time,
    Octets imprint,
    String imprintAlgorithm,
    List<X509Certificate> certificates,
    CmsSigner signer) {
  private static final String SIGNED_DATA = "1.2.840.113549.1.7.2";
  private static final String TIMESTAMP = "1.2.840.113549.1.9.16.1.4";

  TimestampToken {
    certificates = List.copyOf(certificates);
  }

  static TimestampToken read(Octets response) throws Malformed {
    List<Der> parts = Der.of(response).expect(Der.SEQUENCE).parts();
    boolean isGranted = parts.size() == 2 && parts.getFirst().part(0).integer().bitLength() <= 1;
    if (!isGranted) {
      throw new Malformed("the timestamp authority refused");
    }
    Der contentInfo = parts.get(1).expect(Der.SEQUENCE);
    requireOid(contentInfo.part(0), SIGNED_DATA);
    List<Der> signedData = contentInfo.part(1).part(0).expect(Der.SEQUENCE).parts();
    if (signedData.size() < 4) {
      throw new Malformed("the timestamp lacks its signature");
    }
    Der content = signedData.get(2).expect(Der.SEQUENCE);
    requireOid(content.part(0), TIMESTAMP);
    Octets info = content.part(1).part(0).expect(Der.OCTET_STRING).content();
    List<Der> signers = signedData.getLast().expect(Der.SET).parts();
    if (signers.size() != 1) {
      throw new Malformed("the timestamp has " + signers.size() + " signers, one was expected");
    }
    return read(info, CmsCertificates.of(signedData), CmsSigner.read(signers.getFirst(), info));
  }

  /// Reads the TSTInfo.
  private static TimestampToken read(
      Octets info, List<X509Certificate> certificates, CmsSigner signer) throws Malformed {
    List<Der> parts = Der.of(info).expect(Der.SEQUENCE).parts();
    if (parts.size() < 5 || parts.getFirst().integer().intValue() != 1) {
      throw new Malformed("the timestamp is of an unknown version");
    }
    Der imprint = parts.get(2).expect(Der.SEQUENCE);
    return new TimestampToken(
        parts.get(4).time(),
        imprint.part(1).expect(Der.OCTET_STRING).content(),
        CmsAlgorithms.digest(imprint.part(0).part(0).oid()),
        certificates,
        signer);
  }

  private static void requireOid(Der part, String expected) throws Malformed {
    if (!part.oid().equals(expected)) {
      throw new Malformed("the timestamp is of another kind: " + part.oid());
    }
  }

  /// Whether the certificate is the one the token names, and its key made the signature.
  boolean isSignedWith(X509Certificate certificate) {
    return signer.isOf(certificate);
  }
}
