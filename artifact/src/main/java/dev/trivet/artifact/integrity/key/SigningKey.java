package dev.trivet.artifact.integrity.key;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;

/// A private key that may sign, and its public key. It never shows itself.
public final class SigningKey {
  private static final Octets PROBE = Octets.utf8("Do these two keys belong together?");

  private final PrivateKey secret;
  private final VerificationKey verification;

  private SigningKey(PrivateKey secret, VerificationKey verification) {
    this.secret = secret;
    this.verification = verification;
  }

  /// @throws Malformed when the two do not belong together, or are of a kind OMS has not
  static SigningKey of(PrivateKey secret, VerificationKey verification) throws Malformed {
    if (verification.scheme() == SignatureScheme.RSA) {
      throw new Malformed("models are signed by P-256, P-384, P-521 or Ed25519, not by RSA");
    }
    var key = new SigningKey(secret, verification);
    if (!verification.verifies(PROBE, key.sign(PROBE))) {
      throw new Malformed("the public key does not belong to the private one");
    }
    return key;
  }

  /// Reads an unencrypted PKCS#8 key from PEM.
  ///
  /// @param what is read, for the message
  public static SigningKey ofPem(String what, String text) throws Malformed {
    return ReadSigningKey.of(what, text);
  }

  public VerificationKey verification() {
    return verification;
  }

  /// The same for the same data with Ed25519; ECDSA draws a number each time.
  public Octets sign(Octets data) throws Malformed {
    try {
      return verification.scheme().sign(secret, data);
    } catch (GeneralSecurityException e) {
      throw new Malformed("the key cannot sign: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "a private key of " + verification.scheme().title();
  }
}
