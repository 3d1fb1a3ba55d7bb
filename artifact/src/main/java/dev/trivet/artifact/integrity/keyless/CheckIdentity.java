package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks that a certificate is for signing code and names the identity that is trusted, and the
/// issuer that vouches for it.
record CheckIdentity(Identity expected) {
  private static final String WHERE = "certificate";
  private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
  private static final String ISSUER_AS_TEXT = "1.3.6.1.4.1.57264.1.1";
  private static final String ISSUER = "1.3.6.1.4.1.57264.1.8";
  private static final int EMAIL = 1;
  private static final int URI = 6;

  void of(X509Certificate certificate) throws StepFailed {
    try {
      List<String> usages = certificate.getExtendedKeyUsage();
      if (usages == null || !usages.contains(CODE_SIGNING)) {
        throw new StepFailed(Step.CERTIFICATE, WHERE, "it is not for signing code");
      }
      names(certificate);
      issuer(certificate);
    } catch (CertificateParsingException e) {
      throw new StepFailed(Step.CERTIFICATE, WHERE, "it cannot be read: " + e.getMessage());
    } catch (Malformed e) {
      throw StepFailed.of(Step.IDENTITY, WHERE, e);
    }
  }

  private void names(X509Certificate certificate) throws CertificateParsingException, StepFailed {
    var found = new ArrayList<String>();
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    for (List<?> name : names == null ? List.<List<?>>of() : names) {
      boolean isKnown = name.getFirst() instanceof Integer kind && (kind == EMAIL || kind == URI);
      if (isKnown && name.get(1) instanceof String text) {
        found.add(text);
      }
    }
    if (!found.contains(expected.name())) {
      throw new StepFailed(
          Step.IDENTITY,
          WHERE,
          found.isEmpty()
              ? "it names no identity, '%s' was expected".formatted(expected.name())
              : "it was signed by '%s', '%s' was expected"
                  .formatted(String.join("', '", found), expected.name()));
    }
  }

  private void issuer(X509Certificate certificate) throws StepFailed, Malformed {
    var found = new ArrayList<String>();
    Optional<Octets> asDer = extension(certificate, ISSUER);
    if (asDer.isPresent()) {
      found.add(Der.of(asDer.get()).expect(Der.UTF8_STRING).content().text());
    }
    extension(certificate, ISSUER_AS_TEXT).ifPresent(text -> found.add(text.text()));
    boolean isExpected =
        !found.isEmpty() && found.stream().allMatch(issuer -> issuer.equals(expected.issuer()));
    if (!isExpected) {
      throw new StepFailed(
          Step.IDENTITY,
          WHERE,
          "the identity was vouched for by '%s', '%s' was expected"
              .formatted(String.join("', '", found), expected.issuer()));
    }
  }

  private static Optional<Octets> extension(X509Certificate certificate, String oid)
      throws Malformed {
    byte @Nullable [] wrapped = certificate.getExtensionValue(oid);
    return wrapped == null
        ? Optional.empty()
        : Optional.of(Der.of(Octets.of(wrapped)).expect(Der.OCTET_STRING).content());
  }
}
