package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.Verification.Refused;
import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.ReadBundle;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.oms.OmsStatement;
import dev.trivet.artifact.integrity.oms.ReadStatement;
import dev.trivet.artifact.integrity.signer.SignedForm;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.integrity.signer.VerifySignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Verifies a model against its signature in the OpenSSF Model Signing format.
///
/// First the signature, then what it says, then the files: a byte of the model is read only when
/// somebody trusted has said what it should be. Each step refuses by itself, see [Step]; the files
/// are all held against the list, and every one that differs is named.
public final class VerifyModel {
  private final Trust trust;
  private final Instant now;
  private final HashRanges hash;

  /// @param now when certificates must be valid that no log or timestamp dates
  public VerifyModel(Trust trust, Instant now, HashRanges hash) {
    this.trust = trust;
    this.now = now;
    this.hash = hash;
  }

  /// @param model a file or a directory
  /// @param signature of the model; see [SignatureFile#of]
  /// @param ignored paths that are not looked at besides those the signature names
  public Verification verify(Path model, Path signature, List<String> ignored) {
    return verify(model, signature, ignored, (file, bytes) -> {});
  }

  /// The same, while somebody else, a scan perhaps, sees the bytes that are being hashed.
  ///
  /// @param also may be called from several threads
  public Verification verify(
      Path model, Path signature, List<String> ignored, HashRanges.Also also) {
    if (!Files.exists(signature, LinkOption.NOFOLLOW_LINKS)) {
      return Refused.before(
          Outcome.UNSIGNED,
          new Reason(Step.READ, String.valueOf(signature.getFileName()), "there is no signature"));
    }
    OmsStatement statement;
    Signer signer;
    try {
      Bundle bundle = bundle(signature);
      signer = new VerifySignature(trust, now).verify(bundle, form(ReadStatement.envelope(bundle)));
      statement = ReadStatement.of(bundle);
    } catch (StepFailed e) {
      return Refused.before(Outcome.of(List.of(e.reason())), e.reason());
    }
    try {
      return new VerifyFiles(statement, signer, hash).verify(model, signature, ignored, also);
    } catch (StepFailed e) {
      return refused(statement, signer, e.reason());
    } catch (IOException e) {
      return refused(
          statement,
          signer,
          new Reason(Step.UNUSABLE, model.toString(), "it cannot be read: " + e));
    }
  }

  private static Refused refused(OmsStatement statement, Signer signer, Reason reason) {
    return new Refused(
        Outcome.FAILED,
        List.of(reason),
        0,
        Optional.of(statement.format()),
        Optional.of(signer),
        Optional.empty());
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
