package dev.trivet.artifact.integrity.signer;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.Material;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.keyless.KeylessSigner;
import dev.trivet.artifact.integrity.keyless.VerifyKeyless;
import java.time.Instant;

/// Verifies that a bundle's signature is one of somebody who is trusted.
public final class VerifySignature {
  private final Trust trust;
  private final Instant now;

  /// @param now when certificates that no log or timestamp dates must be valid
  public VerifySignature(Trust trust, Instant now) {
    this.trust = trust;
    this.now = now;
  }

  public Signer verify(Bundle bundle, SignedForm signed) throws StepFailed {
    return switch (trust) {
      case Trust.OfKey key -> byKey(key, bundle, signed);
      case Trust.OfCertificates certificates -> byCertificate(certificates, bundle, signed);
      case Trust.OfIdentity identity -> byIdentity(identity, bundle, signed);
    };
  }

  private static Signer byKey(Trust.OfKey trusted, Bundle bundle, SignedForm signed)
      throws StepFailed {
    if (!(bundle.material() instanceof Material.Key given)) {
      throw new StepFailed(
          Step.MATERIAL,
          "verificationMaterial",
          "it was signed by certificate or identity, a key was given");
    }
    String hint = trusted.key().hint();
    if (given.hint().isPresent()
        && looksLikeDigest(given.hint().get())
        && !given.hint().get().equals(hint)) {
      throw new StepFailed(
          Step.KEY,
          "publicKey.hint",
          "it was signed by the key %s, %s was given".formatted(given.hint().get(), hint));
    }
    if (!signed.isSigned(trusted.key(), signature(bundle))) {
      throw new StepFailed(
          Step.SIGNATURE, "signature", "it is not one of the given key over what is signed");
    }
    return new Signer.Key(trusted.key().scheme(), hint);
  }

  /// Other tools put other hints there; only one of our form can contradict the key.
  private static boolean looksLikeDigest(String hint) {
    return hint.matches("[0-9a-f]{64}");
  }

  private Signer byCertificate(Trust.OfCertificates trusted, Bundle bundle, SignedForm signed)
      throws StepFailed {
    if (!(bundle.material() instanceof Material.Chain chain)) {
      throw new StepFailed(
          Step.MATERIAL,
          "verificationMaterial",
          "it was signed by key or identity, certificates were given");
    }
    return new VerifyByCertificate(trusted, now).verify(chain, signed, signature(bundle));
  }

  private static Signer byIdentity(Trust.OfIdentity trusted, Bundle bundle, SignedForm signed)
      throws StepFailed {
    KeylessSigner signer =
        new VerifyKeyless(trusted.root()).verify(bundle, signed.bytes(), trusted.identity());
    return new Signer.Keyless(signer.identity(), signer.signedAt());
  }

  private static Octets signature(Bundle bundle) {
    return switch (bundle.content()) {
      case Content.Envelope envelope -> envelope.signature();
      case Content.Message message -> message.signature();
    };
  }
}
