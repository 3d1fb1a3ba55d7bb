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

/// Certificates made for a test.
///
/// @param key of the certificate
public record TestCertificates(SigningKey key, X509Certificate certificate) {
  private static final String ECDSA = "300a06082a8648ce3d040302";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  public static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

  /// What a certificate may do.
  public enum Use {
    AUTHORITY("300f0603551d130101ff040530030101ff", "300e0603551d0f0101ff0404030202 04"),
    SIGNING("300e0603551d0f0101ff040403020780", "30130603551d25040c300a06082b06010505070303"),
    SERVER("300e0603551d0f0101ff040403020780", "30130603551d25040c300a06082b06010505070301"),
    TIMESTAMPS(
        "300e0603551d0f0101ff040403020780", "30160603551d250101ff040c300a06082b06010505070308");

    private final String extensions;

    Use(String... extensions) {
      this.extensions = String.join("", extensions).replace(" ", "");
    }
  }

  public static TestCertificates root(String name) throws Malformed {
    SigningKey key = newKey();
    return signed(key, name(name), key, body(key, name(name), name(name), Use.AUTHORITY));
  }

  /// @param more further extensions
  public TestCertificates issue(String name, Use use, Octets... more) throws Malformed {
    SigningKey own = newKey();
    return signed(own, name(name), key, body(own, name(name), subject(), use, more));
  }

  /// The certificate of a key, but for its signature.
  public Octets bodyOf(SigningKey own, String name, Use use, Octets... more) throws Malformed {
    return body(own, name(name), subject(), use, more);
  }

  public TestCertificates sign(SigningKey own, Octets body) throws Malformed {
    return signed(own, name("it"), key, body);
  }

  public static SigningKey newKey() throws Malformed {
    return SigningKey.ofPem("key", NewKey.draw(new SecureRandom()).secret());
  }

  private Octets subject() {
    return Octets.of(certificate.getSubjectX500Principal().getEncoded());
  }

  private static Octets body(SigningKey key, Octets subject, Octets issuer, Use use, Octets... more)
      throws Malformed {
    Octets extensions = Octets.join(Octets.hex("extensions", use.extensions), Octets.join(more));
    return Der.write(
        Der.SEQUENCE,
        Octets.hex("version 3", "a003020102"),
        Der.write(Der.INTEGER, Octets.of(new byte[] {(byte) (1 + subject.size() % 100)})),
        Octets.hex("ECDSA with SHA-256", ECDSA),
        issuer,
        Der.write(Der.SEQUENCE, time(FROM), time(TO)),
        subject,
        Octets.of(key.verification().key().getEncoded()),
        Der.write(0xa3, Der.write(Der.SEQUENCE, extensions)));
  }

  private static TestCertificates signed(
      SigningKey own, Octets name, SigningKey signer, Octets body) throws Malformed {
    Octets algorithm = Octets.hex("ECDSA with SHA-256", ECDSA);
    Octets bits = Der.write(Der.BIT_STRING, Octets.of(new byte[1]), signer.sign(body));
    return new TestCertificates(
        own, Certificates.ofDer(name.hex(), Der.write(Der.SEQUENCE, body, algorithm, bits)));
  }

  private static Octets name(String name) throws Malformed {
    Octets value = Der.write(Der.UTF8_STRING, Octets.utf8(name));
    Octets pair = Der.write(Der.SEQUENCE, Octets.hex("common name", "0603550403"), value);
    return Der.write(Der.SEQUENCE, Der.write(Der.SET, pair));
  }

  public static Octets time(Instant instant) {
    return Der.write(Der.GENERALIZED_TIME, Octets.utf8(TIME.format(instant)));
  }
}
