package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.Octets;
import java.util.List;
import java.util.Optional;

/// That a Merkle tree holds an entry (RFC 9162).
///
/// @param index of the entry within the tree
/// @param checkpoint the log's signed statement of size and root, as a signed note
public record InclusionProof(
    long index, long treeSize, Octets rootHash, List<Octets> hashes, Optional<String> checkpoint) {
  public InclusionProof {
    hashes = List.copyOf(hashes);
  }
}
