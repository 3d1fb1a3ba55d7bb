package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.CertificatePath;
import dev.trivet.artifact.integrity.key.Certificates;
import java.security.cert.CertificateParsingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Checks a timestamp (RFC 3161): it is over the signature, made by an authority that was trusted
/// at its time, with a certificate for that.
record CheckTimestamp(TrustRoot root) {
  private static final String WHERE = "rfc3161Timestamps";
  private static final String TIME_STAMPING = "1.3.6.1.5.5.7.3.8";

  /// @return the time it vouches for
  Instant of(Octets response, Octets signature) throws StepFailed {
    try {
      TimestampToken token = TimestampToken.read(response);
      if (!token.imprint().equals(signature.digest(token.imprintAlgorithm()))) {
        throw new StepFailed(Step.TIME, WHERE, "the timestamp is of another signature");
      }
      requireTrusted(token);
      return token.time();
    } catch (Malformed e) {
      throw StepFailed.of(Step.TIME, WHERE, e);
    }
  }

  private void requireTrusted(TimestampToken token) throws StepFailed {
    List<Authority> authorities = root.timestampAuthorities();
    var outside = new ArrayList<Validity>();
    for (Authority authority : authorities) {
      Optional<CertificatePath> path = path(token, authority);
      if (path.isPresent() && authority.validity().holds(token.time())) {
        require(token, path.get());
        return;
      }
      path.ifPresent(found -> outside.add(authority.validity()));
    }
    throw new StepFailed(
        Step.TIME,
        WHERE,
        outside.isEmpty()
            ? "it was made by none of the %d timestamp authorities that are trusted"
                .formatted(authorities.size())
            : "the authority is trusted from %s, which %s is not within"
                .formatted(outside.getFirst(), token.time()));
  }

  /// Where the trust root names the certificate that signs, no other will do.
  private static Optional<CertificatePath> path(TimestampToken token, Authority authority) {
    var candidates = new ArrayList<>(authority.chain());
    if (authority.chain().stream().allMatch(Certificates::isAuthority)) {
      candidates.addAll(token.certificates());
    }
    return candidates.stream()
        .filter(token::isSignedWith)
        .findFirst()
        .flatMap(s -> CertificatePath.find(s, authority.chain(), List.of(authority.root())));
  }

  private static void require(TimestampToken token, CertificatePath path) throws StepFailed {
    path.requireValid(Step.TIME, WHERE, token.time());
    try {
      List<String> usages = path.below().getFirst().getExtendedKeyUsage();
      if (usages == null || !usages.equals(List.of(TIME_STAMPING))) {
        throw new StepFailed(Step.TIME, WHERE, "the certificate is not for timestamps");
      }
    } catch (CertificateParsingException e) {
      throw new StepFailed(Step.TIME, WHERE, "the certificate cannot be read: " + e.getMessage());
    }
  }
}
