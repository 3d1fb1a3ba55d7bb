package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.bundle.Material;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.SigningKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// As whom a model is signed: by a key alone, or with the certificate of the key.
public final class SignAs {
  private final SigningKey key;
  private final Material material;
  private final String id;

  private SignAs(SigningKey key, Material material, String id) {
    this.key = key;
    this.material = material;
    this.id = id;
  }

  /// By key; verifiers know it by the SHA-256 of its PEM text.
  public static SignAs key(SigningKey key) {
    String hint = key.verification().hint();
    return new SignAs(key, new Material.Key(Optional.of(hint), Optional.empty()), "key:" + hint);
  }

  /// @param chain the key's certificate, then those that issued it; roots are left out, because a
  ///   verifier must have them from elsewhere
  /// @throws Malformed when the first is not the key's
  public static SignAs certificate(SigningKey key, List<X509Certificate> chain) throws Malformed {
    X509Certificate own = chain.getFirst();
    if (!own.getPublicKey().equals(key.verification().key())) {
      throw new Malformed(
          "the certificate '%s' is not the key's; the key's comes first"
              .formatted(Certificates.name(own)));
    }
    var encoded = new ArrayList<Octets>();
    for (X509Certificate certificate : chain) {
      if (certificate.equals(own) || !Certificates.isSelfSigned(certificate)) {
        encoded.add(Certificates.encoded(certificate));
      }
    }
    return new SignAs(
        key, new Material.Chain(encoded), "certificate:" + Certificates.fingerprint(own));
  }

  SigningKey key() {
    return key;
  }

  Material material() {
    return material;
  }

  /// The same as the signer of a verification.
  public String id() {
    return id;
  }
}
