package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.manifest.DigestRanges;
import dev.trivet.artifact.integrity.signer.Trust;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Verifies a model against its signature in the OpenSSF Model Signing format.
///
/// First the signature, then what it says, then the files: a byte of the model is read only when
/// somebody trusted has said what it should be. Each step refuses by itself, see [Step]; the files
/// are all held against the list, and every one that differs is named.
public final class VerifyModel {
  private final CheckSignature check;
  private final DigestRanges hash;

  /// @param now when certificates must be valid that no log or timestamp dates
  public VerifyModel(Trust trust, Instant now, DigestRanges hash) {
    this.check = new CheckSignature(trust, now);
    this.hash = hash;
  }

  /// @param model a file or a directory
  /// @param signature of the model; see [SignatureFile#of]
  /// @param ignored paths that are not looked at besides those the signature names
  public Verification verify(Path model, Path signature, List<String> ignored) {
    return check.of(signature).over(model, ignored, hash);
  }
}
