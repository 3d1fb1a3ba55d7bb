package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Certificates made for a test.
///
/// @param key of the certificate
record TestCertificates(SigningKey key, X509Certificate certificate) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

  /// What a certificate may do.
  enum Use {
    AUTHORITY("300f0603551d130101ff040530030101ff", "300e0603551d0f0101ff0404030202 04"),
    SIGNING("300e0603551d0f0101ff040403020780", "30130603551d25040c300a06082b06010505070303"),
    SERVER("300e0603551d0f0101ff040403020780", "30130603551d25040c300a06082b06010505070301");

    private final String extensions;

    Use(String... extensions) {
      this.extensions = String.join("", extensions).replace(" ", "");
    }
  }

  static TestCertificates root(String name) throws Malformed {
    return make(name, Optional.empty(), Use.AUTHORITY);
  }

  TestCertificates issue(String name, Use use) throws Malformed {
    return make(name, Optional.of(this), use);
  }

  private static TestCertificates make(String name, Optional<TestCertificates> issuer, Use use)
      throws Malformed {
    NewKey drawn = NewKey.draw(new SecureRandom());
    SigningKey key = SigningKey.ofPem("key", drawn.secret());
    Octets subject = name(name);
    Octets by =
        issuer
            .map(i -> Octets.of(i.certificate.getSubjectX500Principal().getEncoded()))
            .orElse(subject);
    Octets algorithm = Octets.hex("ECDSA with SHA-256", "300a06082a8648ce3d040302");
    Octets body =
        Der.write(
            Der.SEQUENCE,
            Octets.hex("version 3", "a003020102"),
            Der.write(Der.INTEGER, Octets.of(new byte[] {(byte) (1 + name.length())})),
            algorithm,
            by,
            Der.write(Der.SEQUENCE, time(FROM), time(TO)),
            subject,
            Octets.of(drawn.verification().key().getEncoded()),
            Der.write(0xa3, Der.write(Der.SEQUENCE, Octets.hex("extensions", use.extensions))));
    SigningKey signer = issuer.map(TestCertificates::key).orElse(key);
    Octets bits = Der.write(Der.BIT_STRING, Octets.of(new byte[1]), signer.sign(body));
    return new TestCertificates(
        key, Certificates.ofDer(name, Der.write(Der.SEQUENCE, body, algorithm, bits)));
  }

  private static Octets name(String name) throws Malformed {
    Octets value = Der.write(Der.UTF8_STRING, Octets.utf8(name));
    Octets pair = Der.write(Der.SEQUENCE, Octets.hex("common name", "0603550403"), value);
    return Der.write(Der.SEQUENCE, Der.write(Der.SET, pair));
  }

  private static Octets time(Instant instant) {
    return Der.write(Der.GENERALIZED_TIME, Octets.utf8(TIME.format(instant)));
  }
}
