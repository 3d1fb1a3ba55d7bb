package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.CertificatePath;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// Checks that a certificate log has seen a certificate: a signed certificate timestamp of a log
/// that is trusted (RFC 6962). Without it an authority could issue one in secret.
record CheckTransparency(TrustRoot root) {
  private static final String WHERE = "certificate";

  void of(CertificatePath path) throws StepFailed {
    try {
      X509Certificate certificate = path.below().getFirst();
      List<CertificateTimestamp> timestamps = CertificateTimestamp.of(certificate);
      Octets precertificate = Precertificate.of(certificate);
      Octets issuer = Octets.of(path.issuer().getPublicKey().getEncoded()).sha256();
      boolean isSeen = false;
      for (CertificateTimestamp timestamp : timestamps) {
        Optional<LogKey> log = root.certificateLog(timestamp.logId());
        if (log.isPresent()) {
          require(timestamp, log.get(), timestamp.signed(issuer, precertificate));
          isSeen = true;
        }
      }
      if (!isSeen) {
        throw new StepFailed(
            Step.TRANSPARENCY,
            WHERE,
            "none of its %d certificate timestamps is of a log that is trusted"
                .formatted(timestamps.size()));
      }
    } catch (Malformed e) {
      throw StepFailed.of(Step.TRANSPARENCY, WHERE, e);
    }
  }

  private static void require(CertificateTimestamp timestamp, LogKey log, Octets signed)
      throws StepFailed {
    if (!log.validity().holds(timestamp.at())) {
      throw new StepFailed(
          Step.TRANSPARENCY,
          WHERE,
          "the certificate log's key is trusted from %s, which %s is not within"
              .formatted(log.validity(), timestamp.at()));
    }
    if (!log.key().verifies(signed, timestamp.signature())) {
      throw new StepFailed(
          Step.TRANSPARENCY, WHERE, "the certificate log's signature on it is wrong");
    }
  }
}
