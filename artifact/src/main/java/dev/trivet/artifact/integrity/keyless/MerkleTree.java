package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.bundle.InclusionProof;
import dev.trivet.artifact.integrity.form.Octets;

/// The Merkle tree of RFC 9162: leaves and inner nodes are hashed apart.
final class MerkleTree {
  private static final Octets LEAF = Octets.of(new byte[] {0});
  private static final Octets NODE = Octets.of(new byte[] {1});

  private MerkleTree() {}

  /// Whether the proof leads from `entry` to its root (RFC 9162 section 2.1.3.2).
  static boolean holds(InclusionProof proof, Octets entry) {
    long index = proof.index();
    long last = proof.treeSize() - 1;
    if (index > last) {
      return false;
    }
    Octets hash = Octets.join(LEAF, entry).sha256();
    for (Octets sibling : proof.hashes()) {
      if (last == 0) {
        return false;
      }
      if ((index & 1) == 1 || index == last) {
        hash = Octets.join(NODE, sibling, hash).sha256();
        while ((index & 1) == 0 && index != 0) {
          index >>= 1;
          last >>= 1;
        }
      } else {
        hash = Octets.join(NODE, hash, sibling).sha256();
      }
      index >>= 1;
      last >>= 1;
    }
    return last == 0 && hash.equals(proof.rootHash());
  }
}
