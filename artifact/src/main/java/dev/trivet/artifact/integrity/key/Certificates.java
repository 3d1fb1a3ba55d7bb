package dev.trivet.artifact.integrity.key;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.Pem;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads certificates and asks them simple things.
public final class Certificates {
  private static final int LARGEST = 1 << 16;

  private Certificates() {}

  public static X509Certificate ofDer(String what, Octets encoded) throws Malformed {
    if (encoded.size() > LARGEST) {
      throw new Malformed(what + " is larger than 64 KB");
    }
    try {
      var in = new ByteArrayInputStream(encoded.bytes());
      var certificate =
          (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
      if (in.available() > 0) {
        throw new Malformed("something follows the end of " + what);
      }
      return certificate;
    } catch (CertificateException e) {
      throw new Malformed(what + " is no X.509 certificate: " + e.getMessage());
    }
  }

  public static List<X509Certificate> ofDer(String what, List<Octets> encoded) throws Malformed {
    var certificates = new ArrayList<X509Certificate>();
    for (int i = 0; i < encoded.size(); i++) {
      certificates.add(ofDer(what + "[" + i + "]", encoded.get(i)));
    }
    return certificates;
  }

  /// Every certificate of a PEM file; at least one.
  public static List<X509Certificate> ofPem(String what, String text) throws Malformed {
    var certificates = new ArrayList<X509Certificate>();
    for (Pem block : Pem.all(what, text)) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(ofDer(what, block.content()));
      }
    }
    if (certificates.isEmpty()) {
      throw new Malformed(what + " holds no certificate");
    }
    return certificates;
  }

  public static Octets encoded(X509Certificate certificate) {
    try {
      return Octets.of(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The SHA-256 of its DER form.
  public static String fingerprint(X509Certificate certificate) {
    return encoded(certificate).sha256().hex();
  }

  /// Whether the key of `issuer` has signed it.
  public static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
    if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  public static boolean isSelfSigned(X509Certificate certificate) {
    return isSignedBy(certificate, certificate);
  }

  /// Whether it may sign other certificates, as far as it says.
  public static boolean isAuthority(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    return certificate.getBasicConstraints() >= 0 && (usage == null || usage[5]);
  }

  public static boolean isValidAt(X509Certificate certificate, Instant instant) {
    return !instant.isBefore(certificate.getNotBefore().toInstant())
        && !instant.isAfter(certificate.getNotAfter().toInstant());
  }

  /// Its subject in words, or its fingerprint when it has none.
  public static String name(X509Certificate certificate) {
    String name = certificate.getSubjectX500Principal().getName();
    return name.isEmpty() ? "sha256:" + fingerprint(certificate) : name;
  }
}
