package dev.trivet.artifact.integrity.key;

import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The way from a certificate to one that is trusted.
///
/// It is found by the signatures, without search: each certificate has one issuer among those at
/// hand. Then the JDK validates it (RFC 5280): constraints, key usage, algorithms, validity.
/// Revocation is not looked up, because nothing here reaches for the network.
///
/// @param below the certificate and its issuers, up to but without the trusted one
public record CertificatePath(List<X509Certificate> below, X509Certificate anchor) {
  private static final int LONGEST = 8;

  public CertificatePath {
    below = List.copyOf(below);
  }

  /// The certificate that issued the first one.
  public X509Certificate issuer() {
    return below.size() > 1 ? below.get(1) : anchor;
  }

  /// @param between certificates that may stand between, trusted or not
  /// @param anchors certificates that are trusted
  public static Optional<CertificatePath> find(
      X509Certificate leaf, List<X509Certificate> between, List<X509Certificate> anchors) {
    var below = new ArrayList<>(List.of(leaf));
    var left = new ArrayList<>(between);
    while (below.size() <= LONGEST) {
      X509Certificate last = below.getLast();
      Optional<X509Certificate> anchor = issuerOf(last, anchors);
      if (anchor.isPresent()) {
        return Optional.of(new CertificatePath(below, anchor.get()));
      }
      Optional<X509Certificate> next = issuerOf(last, left);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      left.remove(next.get());
      below.add(next.get());
    }
    return Optional.empty();
  }

  private static Optional<X509Certificate> issuerOf(
      X509Certificate certificate, List<X509Certificate> among) {
    return among.stream()
        .filter(issuer -> !issuer.equals(certificate))
        .filter(issuer -> Certificates.isSignedBy(certificate, issuer))
        .findFirst();
  }

  /// Holds when every certificate of it, the trusted one too, was valid at `instant` and may do
  /// what it does here.
  ///
  /// @param step to name when it does not
  public void requireValid(Step step, String where, Instant instant) throws StepFailed {
    requireWithin(step, where, instant);
    try {
      var parameters = new PKIXParameters(Set.of(new TrustAnchor(anchor, null)));
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(instant));
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
    } catch (CertPathValidatorException | InvalidAlgorithmParameterException e) {
      throw new StepFailed(step, where, "the certificate's path is not valid: " + e.getMessage());
    } catch (GeneralSecurityException e) {
      throw new StepFailed(step, where, "the certificate's path cannot be checked: " + e);
    }
  }

  /// Holds when every certificate of it, the trusted one too, was valid at `instant`.
  public void requireWithin(Step step, String where, Instant instant) throws StepFailed {
    var all = new ArrayList<>(below);
    all.add(anchor);
    for (X509Certificate certificate : all) {
      if (!Certificates.isValidAt(certificate, instant)) {
        throw new StepFailed(
            step,
            where,
            "the certificate '%s' is valid from %s to %s, which %s is not within"
                .formatted(
                    Certificates.name(certificate),
                    certificate.getNotBefore().toInstant(),
                    certificate.getNotAfter().toInstant(),
                    instant));
      }
    }
  }
}
