package dev.trivet.artifact.integrity.manifest;

/// How a model's files become the entries of a manifest.
public sealed interface Serialization {
  /// One entry for each file.
  record ByFile() implements Serialization {}

  /// One entry for each piece of each file, so that a large file is hashed by many threads; none
  /// for an empty file.
  ///
  /// @param size of a piece, in bytes
  record ByShard(long size) implements Serialization {
    /// What the specification proposes.
    public static final long STANDARD = 1_000_000_000L;

    private static final long LEAST = 1 << 10;

    public ByShard {
      if (size < LEAST) {
        throw new IllegalArgumentException("a shard has at least " + LEAST + " bytes, not " + size);
      }
    }
  }
}
