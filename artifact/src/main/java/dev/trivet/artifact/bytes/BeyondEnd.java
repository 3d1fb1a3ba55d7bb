package dev.trivet.artifact.bytes;

/// Something was to be read where the bytes do not reach: the file is cut short, or a length in it
/// lies. A reader may let it pass; the scan turns it into a finding and never calls the content
/// clean.
public final class BeyondEnd extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long at;

  BeyondEnd(long at, long length, long size) {
    super("%,d bytes at %,d of %,d".formatted(length, at, size), null, false, false);
    this.at = at;
  }

  /// Where the read began.
  public long at() {
    return at;
  }
}
