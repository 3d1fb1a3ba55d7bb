package dev.trivet.bom.read;

import java.util.Set;

/// A signature over files of the model that somebody has verified.
///
/// @param signer who signed: a key's fingerprint, a certificate's subject, an identity
/// @param files it covers, relative to the model's directory
public record Signature(String signer, Set<String> files) {
  public Signature {
    files = Set.copyOf(files);
  }
}
