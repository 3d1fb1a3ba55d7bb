package dev.trivet.artifact.integrity.key;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.List;

/// A new P-256 key pair, the kind every OMS verifier takes.
///
/// @param secret the private key, as a PEM file
public record NewKey(String secret, VerificationKey verification) {

  public static NewKey draw(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      Octets encoded =
          withPublicKey(
              Octets.of(pair.getPrivate().getEncoded()), Octets.of(pair.getPublic().getEncoded()));
      return new NewKey(
          new Pem("PRIVATE KEY", encoded).text(), VerificationKey.of(pair.getPublic()));
    } catch (GeneralSecurityException | Malformed e) {
      throw new IllegalStateException("this JDK cannot make a P-256 key", e);
    }
  }

  /// The JDK leaves out what a reader needs to know the public key (RFC 5915).
  private static Octets withPublicKey(Octets secret, Octets open) throws Malformed {
    List<Der> info = Der.of(secret).parts();
    List<Der> inner = Der.of(info.get(2).content()).parts();
    Octets point = Der.write(0xa1, Der.of(open).part(1).encoded());
    Octets both = Der.write(Der.SEQUENCE, inner.get(0).encoded(), inner.get(1).encoded(), point);
    return Der.write(
        Der.SEQUENCE,
        info.get(0).encoded(),
        info.get(1).encoded(),
        Der.write(Der.OCTET_STRING, both));
  }

  /// Shows the public part only.
  @Override
  public String toString() {
    return verification.pem();
  }
}
