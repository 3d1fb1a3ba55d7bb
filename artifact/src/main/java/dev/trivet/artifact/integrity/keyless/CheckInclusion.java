package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.bundle.BundleVersion;
import dev.trivet.artifact.integrity.bundle.InclusionProof;
import dev.trivet.artifact.integrity.bundle.LogEntry;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;

/// Checks that a log holds an entry: by an inclusion proof up to a checkpoint it signed, or for
/// bundles of 0.1 by its promise alone.
record CheckInclusion(LogKey log, BundleVersion version) {
  private static final String WHERE = "inclusionProof";

  void of(LogEntry entry) throws StepFailed {
    if (entry.proof().isEmpty()) {
      if (version != BundleVersion.V0_1 || entry.promise().isEmpty()) {
        throw new StepFailed(Step.LOG, WHERE, "there is no proof that the log holds the entry");
      }
      return;
    }
    InclusionProof proof = entry.proof().get();
    if (!MerkleTree.holds(proof, entry.body())) {
      throw new StepFailed(Step.LOG, WHERE, "the hashes do not lead from the entry to the root");
    }
    if (proof.checkpoint().isPresent()) {
      checkpoint(proof, proof.checkpoint().get());
    } else if (version != BundleVersion.V0_1 || entry.promise().isEmpty()) {
      throw new StepFailed(Step.LOG, "checkpoint", "the log's root is not signed");
    }
  }

  private void checkpoint(InclusionProof proof, String note) throws StepFailed {
    try {
      Checkpoint checkpoint = Checkpoint.read(note);
      if (!checkpoint.isSignedBy(log)) {
        throw new StepFailed(
            Step.LOG, "checkpoint", "no signature of " + log.host() + " on it, or a wrong one");
      }
      if (checkpoint.size() != proof.treeSize() || !checkpoint.root().equals(proof.rootHash())) {
        throw new StepFailed(
            Step.LOG, "checkpoint", "it is of another tree than the inclusion proof");
      }
    } catch (Malformed e) {
      throw StepFailed.of(Step.LOG, "checkpoint", e);
    }
  }
}
