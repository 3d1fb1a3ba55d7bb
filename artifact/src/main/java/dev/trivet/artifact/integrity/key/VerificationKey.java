package dev.trivet.artifact.integrity.key;

import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.Pem;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;

/// A public key that may verify.
public record VerificationKey(PublicKey key, SignatureScheme scheme) {
  private static final String LABEL = "PUBLIC KEY";

  /// @throws Malformed when it is of a kind that is not accepted
  public static VerificationKey of(PublicKey key) throws Malformed {
    return new VerificationKey(
        key,
        SignatureScheme.of(key)
            .orElseThrow(() ->
                new Malformed(
                    "a key of kind "
                        + key.getAlgorithm()
                        + " is not accepted; P-256, P-384, P-521, Ed25519 and RSA from 2048"
                        + " bits are")));
  }

  /// Reads the SubjectPublicKeyInfo of RFC 5280.
  public static VerificationKey ofDer(Octets encoded) throws Malformed {
    for (String kind : List.of("EC", "Ed25519", "RSA")) {
      try {
        return of(
            KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded.bytes())));
      } catch (GeneralSecurityException e) {
        // Another kind, then; the DER itself names it, and so does each factory's refusal.
      }
    }
    throw new Malformed("it is no public key of a kind that is accepted (EC, Ed25519, RSA)");
  }

  /// Reads the RSAPublicKey of RFC 8017, which does not say what it is.
  public static VerificationKey ofBareRsa(Octets encoded) throws Malformed {
    Octets kind = Octets.hex("RSA", "300d06092a864886f70d0101010500");
    Octets bits = Der.write(Der.BIT_STRING, Octets.of(new byte[1]), encoded);
    return ofDer(Der.write(Der.SEQUENCE, kind, bits));
  }

  /// Reads the one public key of a PEM file.
  ///
  /// @param what is read, for the message
  public static VerificationKey ofPem(String what, String text) throws Malformed {
    List<Pem> blocks = Pem.all(what, text);
    List<Pem> keys = blocks.stream().filter(block -> block.label().equals(LABEL)).toList();
    if (keys.size() != 1) {
      throw new Malformed(
          "%s holds %d public keys, one was expected%s"
              .formatted(what, keys.size(), blocks.isEmpty() ? "" : "; " + found(blocks)));
    }
    return ofDer(keys.getFirst().content());
  }

  private static String found(List<Pem> blocks) {
    return "it holds " + String.join(", ", blocks.stream().map(Pem::label).distinct().toList());
  }

  /// What OMS calls the hint: the SHA-256 of the PEM text of the key, in hexadecimal digits.
  public String hint() {
    return Octets.utf8(new Pem(LABEL, Octets.of(key.getEncoded())).text()).sha256().hex();
  }

  /// The key as a PEM file.
  public String pem() {
    return new Pem(LABEL, Octets.of(key.getEncoded())).text();
  }

  public boolean verifies(Octets data, Octets signature) {
    return scheme.verifies(key, data, signature);
  }
}
