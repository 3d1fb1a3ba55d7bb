package dev.trivet.bom.read;

import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.manifest.Resource;
import java.util.Set;
import java.util.stream.Collectors;

/// A signature over files of the model that somebody has verified.
///
/// @param signer who signed: a key's fingerprint, a certificate's subject, an identity
/// @param files it covers, relative to the model's directory
public record Signature(String signer, Set<String> files) {
  public Signature {
    files = Set.copyOf(files);
  }

  public static Signature of(Verification.Verified verified) {
    return new Signature(
        verified.signer().id(),
        verified.files().stream().map(Resource::name).collect(Collectors.toUnmodifiableSet()));
  }
}
