package dev.trivet.artifact.archive;

/// An entry of a zip archive, as a header describes it.
///
/// @param headerAt where its local header begins
/// @param attributes the external ones, with the Unix mode in the upper half; 0 in local headers
record ZipEntry(
    String name,
    int flags,
    int method,
    long crc,
    long compressed,
    long size,
    long headerAt,
    long attributes) {
  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final int ENCRYPTED = 1;
  private static final int DESCRIPTOR = 1 << 3;
  private static final int PATCHED = 1 << 5;
  private static final int STRONGLY_ENCRYPTED = 1 << 6;
  private static final int MASKED = 1 << 13;
  private static final int LINK = 0xa000;
  private static final int TYPE = 0xf000;

  boolean isDirectory() {
    return name.endsWith("/") && size == 0;
  }

  /// Whether sizes and checksum follow the data instead of standing in the local header.
  boolean hasDescriptor() {
    return (flags & DESCRIPTOR) != 0;
  }

  /// Whether a flag says that the data is not what it seems.
  boolean isFlagged() {
    return (flags & (ENCRYPTED | PATCHED | STRONGLY_ENCRYPTED | MASKED)) != 0;
  }

  boolean isLink() {
    return ((int) (attributes >>> 16) & TYPE) == LINK;
  }
}
