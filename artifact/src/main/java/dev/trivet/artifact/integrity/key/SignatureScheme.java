package dev.trivet.artifact.integrity.key;

import dev.trivet.artifact.integrity.form.Octets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/// How a key signs. Sigstore fixes the digest by the size of the curve.
public enum SignatureScheme {
  ECDSA_P256("SHA256withECDSA", "ECDSA P-256"),
  ECDSA_P384("SHA384withECDSA", "ECDSA P-384"),
  ECDSA_P521("SHA512withECDSA", "ECDSA P-521"),
  ED25519("Ed25519", "Ed25519"),
  RSA("SHA256withRSA", "RSA");

  private static final int LEAST_RSA_BITS = 2_048;

  private final String algorithm;
  private final String title;

  SignatureScheme(String algorithm, String title) {
    this.algorithm = algorithm;
    this.title = title;
  }

  /// As people call it.
  public String title() {
    return title;
  }

  /// @return nothing for keys of another kind, or too short
  public static Optional<SignatureScheme> of(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec -> ofCurve(ec.getParams().getOrder().bitLength());
      case EdECPublicKey ed when ed.getParams().getName().equals("Ed25519") -> Optional.of(ED25519);
      case RSAPublicKey rsa when rsa.getModulus().bitLength() >= LEAST_RSA_BITS -> Optional.of(RSA);
      default -> Optional.empty();
    };
  }

  private static Optional<SignatureScheme> ofCurve(int bits) {
    return switch (bits) {
      case 256 -> Optional.of(ECDSA_P256);
      case 384 -> Optional.of(ECDSA_P384);
      case 521 -> Optional.of(ECDSA_P521);
      default -> Optional.empty();
    };
  }

  /// Whether `signature` is one of `key` over `data`. False for anything that is no signature.
  public boolean verifies(PublicKey key, Octets data, Octets signature) {
    return verifies(algorithm, key, data, signature);
  }

  /// The same for an algorithm by its Java name.
  public static boolean verifies(String algorithm, PublicKey key, Octets data, Octets signature) {
    try {
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(key);
      verifier.update(data.bytes());
      return verifier.verify(signature.bytes());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /// @throws GeneralSecurityException when the key is not of this scheme
  public Octets sign(PrivateKey key, Octets data) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(algorithm);
    signer.initSign(key);
    signer.update(data.bytes());
    return Octets.of(signer.sign());
  }
}
