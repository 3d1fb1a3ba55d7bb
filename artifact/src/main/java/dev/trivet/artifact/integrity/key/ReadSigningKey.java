package dev.trivet.artifact.integrity.key;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;

/// Reads private keys. What is refused is refused with the command that makes it acceptable; the
/// key itself is never in a message.
final class ReadSigningKey {
  private static final String EC = "1.2.840.10045.2.1";
  private static final String ED25519 = "1.3.101.112";
  private static final int SEED = 32;
  private static final int PUBLIC_KEY = 1;

  private ReadSigningKey() {}

  static SigningKey of(String what, String text) throws Malformed {
    List<Pem> keys =
        Pem.all(what, text).stream().filter(b -> b.label().endsWith("PRIVATE KEY")).toList();
    if (keys.size() != 1) {
      throw new Malformed(what + " holds " + keys.size() + " private keys, one was expected");
    }
    Pem key = keys.getFirst();
    return switch (key.label()) {
      case "PRIVATE KEY" -> of(key.content());
      case "ENCRYPTED PRIVATE KEY" ->
          throw new Malformed(
              what
                  + " is encrypted; decrypt it where nobody else can read it:"
                  + " openssl pkcs8 -in KEY -out PLAIN");
      default ->
          throw new Malformed(
              "%s is a '%s', PKCS#8 was expected: openssl pkcs8 -topk8 -nocrypt -in KEY -out PLAIN"
                  .formatted(what, key.label()));
    };
  }

  private static SigningKey of(Octets encoded) throws Malformed {
    Der info = Der.of(encoded).expect(Der.SEQUENCE);
    String kind = info.part(1).part(0).oid();
    try {
      return switch (kind) {
        case EC -> SigningKey.of(secret("EC", encoded), ofCurve(info));
        case ED25519 -> SigningKey.of(secret("Ed25519", encoded), ofSeed(info));
        default ->
            throw new Malformed(
                "models are signed by P-256, P-384, P-521 or Ed25519, not by a key of kind "
                    + kind);
      };
    } catch (GeneralSecurityException e) {
      throw new Malformed("the private key cannot be read: " + e.getMessage());
    }
  }

  private static PrivateKey secret(String kind, Octets encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(encoded.bytes()));
  }

  /// The public key that most tools put beside the private one (RFC 5915).
  private static VerificationKey ofCurve(Der info) throws Malformed {
    Der inner = Der.of(info.part(2).expect(Der.OCTET_STRING).content()).expect(Der.SEQUENCE);
    for (Der part : inner.parts()) {
      if (part.context() == PUBLIC_KEY) {
        Octets bits = part.part(0).expect(Der.BIT_STRING).encoded();
        return VerificationKey.ofDer(Der.write(Der.SEQUENCE, info.part(1).encoded(), bits));
      }
    }
    throw new Malformed(
        "the file lacks the public key beside the private one: openssl pkey -in KEY -out BOTH");
  }

  /// An Ed25519 key pair comes from a seed, which is what the file holds; so whoever draws a pair
  /// with that seed for chance gets its public key.
  private static VerificationKey ofSeed(Der info) throws Malformed, GeneralSecurityException {
    Octets seed = Der.of(info.part(2).expect(Der.OCTET_STRING).content()).content();
    if (seed.size() != SEED) {
      throw new Malformed("the Ed25519 key has not 32 bytes");
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Drawn(seed));
    return VerificationKey.of(generator.generateKeyPair().getPublic());
  }

  /// Chance that has been drawn before.
  private static final class Drawn extends SecureRandom {
    private static final long serialVersionUID = 1L;
    private final transient Octets seed;

    Drawn(Octets seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed.bytes(), 0, bytes, 0, bytes.length);
    }
  }
}
