package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.Verification.Refused;
import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.ReadBundle;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.oms.ReadStatement;
import dev.trivet.artifact.integrity.signer.SignedForm;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.integrity.signer.VerifySignature;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Looks at a model's signature in the OpenSSF Model Signing format: whose it is, and what it says.
public final class CheckSignature {
  private final Trust trust;
  private final Instant now;

  /// @param now when certificates must be valid that no log or timestamp dates
  public CheckSignature(Trust trust, Instant now) {
    this.trust = trust;
    this.now = now;
  }

  /// @param signature of the model; see [SignatureFile#of]
  public CheckedSignature of(Path signature) {
    if (!Files.exists(signature, LinkOption.NOFOLLOW_LINKS)) {
      return new CheckedSignature.Refused(
          Refused.before(
              Outcome.UNSIGNED,
              new Reason(
                  Step.READ, String.valueOf(signature.getFileName()), "there is no signature")));
    }
    try {
      Bundle bundle = bundle(signature);
      Signer signer =
          new VerifySignature(trust, now).verify(bundle, form(ReadStatement.envelope(bundle)));
      return new CheckedSignature.Holds(ReadStatement.of(bundle), signer, signature);
    } catch (StepFailed e) {
      return new CheckedSignature.Refused(
          Refused.before(Outcome.of(List.of(e.reason())), e.reason()));
    }
  }

  private static Bundle bundle(Path signature) throws StepFailed {
    try {
      return ReadBundle.of(ReadBounded.of(signature, ReadBundle.LARGEST));
    } catch (Malformed e) {
      throw StepFailed.of(Step.BUNDLE, String.valueOf(signature.getFileName()), e);
    }
  }

  private static SignedForm form(Content.Envelope envelope) {
    return ReadStatement.isOld(envelope)
        ? SignedForm.ofOldEnvelope(envelope)
        : SignedForm.of(envelope.preAuthentication());
  }
}
