package dev.trivet.artifact.integrity.provenance;

import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.signer.Trust;
import java.time.Instant;
import java.util.List;

/// Files of attestations, and whose count: a builder's, who need not be who signs the model.
public record Attestations(List<Octets> files, Trust by) {
  public Attestations {
    files = List.copyOf(files);
  }

  /// The best of what they say of a model.
  ///
  /// @param now when certificates must be valid that no log or timestamp dates
  public Provenance of(Manifest model, Instant now) {
    return new VerifyProvenance(by, now).best(files, model);
  }
}
