package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.ReadBundle;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.provenance.InTotoStatement;
import dev.trivet.artifact.integrity.signer.SignedForm;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.integrity.signer.VerifySignature;
import java.time.Instant;

/// Verifies a sigstore bundle over one artefact, as `cosign` and its kin write them: a plain
/// signature of it, or a statement about it.
public final class VerifyBundle {
  private final Trust trust;
  private final Instant now;

  public VerifyBundle(Trust trust, Instant now) {
    this.trust = trust;
    this.now = now;
  }

  public BundleVerification verify(Octets bundleFile, Octets artifact) {
    try {
      Bundle bundle = ReadBundle.of(bundleFile);
      SignedForm signed = signed(bundle.content(), artifact);
      return new BundleVerification.Verified(
          new VerifySignature(trust, now).verify(bundle, signed));
    } catch (StepFailed e) {
      return new BundleVerification.Refused(e.reason());
    } catch (Malformed e) {
      return BundleVerification.Refused.malformed(e);
    }
  }

  private static SignedForm signed(Content content, Octets artifact) throws StepFailed, Malformed {
    return switch (content) {
      case Content.Envelope envelope -> {
        if (!InTotoStatement.read(envelope).isAbout(artifact.sha256())) {
          throw new StepFailed(Step.STATEMENT, "subject", "the statement is about something else");
        }
        yield SignedForm.of(envelope.preAuthentication());
      }
      case Content.Message message -> {
        if (message.digest().isPresent() && !message.digest().get().equals(artifact.sha256())) {
          throw new StepFailed(Step.SIGNATURE, "messageDigest", "it is of another artefact");
        }
        yield SignedForm.of(artifact);
      }
    };
  }
}
