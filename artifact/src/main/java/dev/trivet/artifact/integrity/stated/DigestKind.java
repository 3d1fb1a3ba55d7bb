package dev.trivet.artifact.integrity.stated;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.DigestBytes;
import java.util.Optional;

/// Digests that are accepted. MD5 and a plain SHA-1 are not: files with the same one can be made.
public enum DigestKind {
  SHA256("SHA-256", 64),
  SHA384("SHA-384", 96),
  SHA512("SHA-512", 128),
  /// What git names a small file by: a SHA-1 over its length and content. Weak, but a hub names
  /// such files by nothing else.
  GIT_BLOB("SHA-1", 40);

  private final String algorithm;
  private final int digits;

  DigestKind(String algorithm, int digits) {
    this.algorithm = algorithm;
    this.digits = digits;
  }

  /// The kind a hexadecimal digest of a checksum file is of.
  static Optional<DigestKind> ofSum(String hex) {
    return Optional.of(hex)
        .filter(text -> text.length() != GIT_BLOB.digits)
        .flatMap(DigestKind::ofName);
  }

  /// The kind of the digest a hub names a file by.
  static Optional<DigestKind> ofName(String hex) {
    for (DigestKind kind : values()) {
      if (hex.length() == kind.digits && hex.matches("[0-9a-fA-F]+")) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  Octets of(Bytes bytes) {
    String head = this == GIT_BLOB ? "blob " + bytes.size() + "\0" : "";
    return DigestBytes.of(algorithm, Octets.utf8(head), bytes);
  }
}
