package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.SignatureScheme;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The signer of a CMS message (RFC 5652 section 5.3), its signed attributes already held against
/// the content.
///
/// @param certificateDigest of the signer's certificate as it is signed (RFC 5035); binds the
///   signature to one certificate, not only to its key
/// @param signed the attributes as they are signed
record CmsSigner(
    SignerId id,
    Optional<CertificateDigest> certificateDigest,
    String algorithm,
    Octets signed,
    Octets signature) {
  private static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  private static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  private static final String TIMESTAMP = "1.2.840.113549.1.9.16.1.4";

  static CmsSigner read(Der info, Octets content) throws Malformed {
    List<Der> parts = info.expect(Der.SEQUENCE).parts();
    if (parts.size() < 6 || parts.get(3).context() != 0) {
      throw new Malformed("the timestamp's signature lacks its signed attributes");
    }
    String digest = CmsAlgorithms.digest(parts.get(2).part(0).oid());
    Map<String, Der> attributes = attributes(parts.get(3));
    if (!one(attributes, CONTENT_TYPE).oid().equals(TIMESTAMP)) {
      throw new Malformed("the timestamp's signature is of another content type");
    }
    Octets signedDigest = one(attributes, MESSAGE_DIGEST).expect(Der.OCTET_STRING).content();
    if (!signedDigest.equals(content.digest(digest))) {
      throw new Malformed("the timestamp's signature is of another content");
    }
    return new CmsSigner(
        SignerId.read(parts.get(1)),
        CertificateDigest.read(attributes),
        CmsAlgorithms.signature(parts.get(4).part(0).oid(), digest),
        Der.write(Der.SET, parts.get(3).content()),
        parts.get(5).expect(Der.OCTET_STRING).content());
  }

  private static Map<String, Der> attributes(Der set) throws Malformed {
    var attributes = new HashMap<String, Der>();
    for (Der attribute : set.parts()) {
      if (attributes.put(attribute.part(0).oid(), attribute.part(1).expect(Der.SET)) != null) {
        throw new Malformed("a signed attribute of the timestamp stands twice");
      }
    }
    return attributes;
  }

  private static Der one(Map<String, Der> attributes, String oid) throws Malformed {
    Der values = attributes.get(oid);
    if (values == null || values.parts().size() != 1) {
      throw new Malformed("the timestamp's signature lacks the attribute " + oid);
    }
    return values.part(0);
  }

  boolean isOf(X509Certificate certificate) {
    return id.names(certificate)
        && certificateDigest
            .map(digest -> digest.isOf(Certificates.encoded(certificate)))
            .orElse(false)
        && SignatureScheme.verifies(algorithm, certificate.getPublicKey(), signed, signature);
  }
}
