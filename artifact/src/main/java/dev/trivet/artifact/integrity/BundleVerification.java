package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.signer.Signer;

/// The result of verifying a bundle over one artefact.
public sealed interface BundleVerification {
  /// The artefact is what was signed, or what the signed statement is about.
  record Verified(Signer signer) implements BundleVerification {}

  record Refused(Reason reason) implements BundleVerification {
    static Refused malformed(Malformed malformed) {
      return new Refused(new Reason(Step.BUNDLE, "bundle", malformed.why()));
    }
  }
}
