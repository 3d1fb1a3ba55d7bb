package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.Verification.Refused;
import dev.trivet.artifact.integrity.Verification.Verified;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.manifest.DigestRanges;
import dev.trivet.artifact.integrity.manifest.IgnoredPaths;
import dev.trivet.artifact.integrity.manifest.ListFiles;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.ModelFiles;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.artifact.integrity.oms.CompareManifest;
import dev.trivet.artifact.integrity.oms.OmsStatement;
import dev.trivet.artifact.integrity.signer.Signer;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Holds a model's files against what somebody trusted has signed.
record VerifyFiles(OmsStatement statement, Signer signer, DigestRanges hash) {

  Verification verify(Path model, Path signature, List<String> ignored)
      throws StepFailed, IOException {
    if (!Files.exists(model)) {
      throw new StepFailed(Step.READ, model.toString(), "there is no model");
    }
    ModelFiles found =
        ListFiles.of(model, ignoredPaths(ignored), statement.links(), Optional.of(signature));
    Manifest present = Manifest.of(found.files(), statement.serialization(), hash);
    var reasons = new ArrayList<>(CompareManifest.of(statement, present));
    reasons.addAll(found.unusable());
    Optional<Digest> digest =
        present.files().isEmpty() ? Optional.empty() : Optional.of(present.digest(shape(model)));
    if (!reasons.isEmpty() || digest.isEmpty()) {
      return new Refused(
          Outcome.FAILED, reasons, 0, Optional.of(statement.format()), Optional.of(signer), digest);
    }
    return new Verified(
        statement.format(), signer, digest.get(), present.files(), found.ignored(), notes(found));
  }

  private IgnoredPaths ignoredPaths(List<String> asked) throws StepFailed {
    try {
      return IgnoredPaths.standard().and(statement.ignored()).and(asked);
    } catch (Malformed e) {
      throw StepFailed.of(Step.MANIFEST, "ignore_paths", e);
    }
  }

  private static Manifest.Shape shape(Path model) {
    return Files.isDirectory(model) ? Manifest.Shape.DIRECTORY : Manifest.Shape.FILE;
  }

  private List<String> notes(ModelFiles found) {
    var notes = new ArrayList<String>();
    if (statement.format().isOld()) {
      notes.add("The signature is of an old form; sign the model again.");
    }
    long empty = found.files().stream().filter(file -> file.size() == 0).count();
    if (empty > 0 && statement.serialization() instanceof Serialization.ByShard) {
      notes.add("Files of no bytes are not covered by a signature over shards: " + empty + ".");
    }
    if (!found.outside().isEmpty()) {
      notes.add("Links lead out of the model: " + String.join(", ", found.outside()) + ".");
    }
    return notes;
  }
}
