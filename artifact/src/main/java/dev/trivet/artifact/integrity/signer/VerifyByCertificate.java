package dev.trivet.artifact.integrity.signer;

import dev.trivet.artifact.integrity.bundle.Material;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.CertificatePath;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.VerificationKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Verifies a signature by a certificate that leads to a trusted one and is valid now.
record VerifyByCertificate(Trust.OfCertificates trusted, Instant now) {
  private static final String WHERE = "x509CertificateChain";
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final String ANY_USAGE = "2.5.29.37.0";

  Signer verify(Material.Chain chain, SignedForm signed, Octets signature) throws StepFailed {
    try {
      List<X509Certificate> given = Certificates.ofDer(WHERE, chain.certificates());
      X509Certificate leaf = given.getFirst();
      CertificatePath path = path(given);
      path.requireValid(Step.CERTIFICATE, WHERE, now);
      requireForSigning(leaf);
      if (!signed.isSigned(VerificationKey.of(leaf.getPublicKey()), signature)) {
        throw new StepFailed(
            Step.SIGNATURE, "signature", "it is not one of the certificate over what is signed");
      }
      return new Signer.Certificate(
          Certificates.name(leaf),
          Certificates.fingerprint(leaf),
          Certificates.name(path.anchor()));
    } catch (Malformed e) {
      throw StepFailed.of(Step.CERTIFICATE, WHERE, e);
    }
  }

  private CertificatePath path(List<X509Certificate> given) throws StepFailed {
    List<X509Certificate> roots =
        trusted.certificates().stream().filter(Certificates::isSelfSigned).toList();
    List<X509Certificate> anchors = roots.isEmpty() ? trusted.certificates() : roots;
    var between = new ArrayList<>(given.subList(1, given.size()));
    between.addAll(trusted.certificates());
    return CertificatePath.find(given.getFirst(), between, anchors)
        .orElseThrow(() ->
            new StepFailed(
                Step.CERTIFICATE,
                WHERE,
                "'%s' does not lead to a trusted certificate"
                    .formatted(Certificates.name(given.getFirst()))));
  }

  /// Its key must be for signatures, and what it is for must not exclude code.
  private static void requireForSigning(X509Certificate leaf) throws StepFailed {
    try {
      boolean[] usage = leaf.getKeyUsage();
      List<String> purposes = leaf.getExtendedKeyUsage();
      boolean maySign = usage == null || usage[0];
      boolean mayCode =
          purposes == null || purposes.contains(CODE_SIGNING) || purposes.contains(ANY_USAGE);
      if (!maySign || !mayCode || (usage == null && purposes == null)) {
        throw new StepFailed(Step.CERTIFICATE, WHERE, "the certificate is not for signing code");
      }
    } catch (CertificateParsingException e) {
      throw new StepFailed(Step.CERTIFICATE, WHERE, "it cannot be read: " + e.getMessage());
    }
  }
}
