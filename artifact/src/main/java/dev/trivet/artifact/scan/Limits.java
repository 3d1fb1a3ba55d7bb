package dev.trivet.artifact.scan;

import java.time.Duration;

/// How much one artefact may cost. Whatever bites is said in the result, and the artefact is not
/// called clean.
///
/// @param bytes the largest file that is read at all
/// @param inflated bytes that may come out of compressed streams, all together
/// @param ratio of bytes out to bytes in, for one compressed stream above 64 MB
/// @param depth of containers within containers
/// @param entries contents, archive entries and comparable things, all together
/// @param memory bytes a reader may hold at once besides the mapped file
/// @param time for one artefact
/// @param findings kept; more are counted
public record Limits(
    long bytes,
    long inflated,
    int ratio,
    int depth,
    long entries,
    long memory,
    Duration time,
    int findings) {
  private static final long MB = 1L << 20;

  /// For models as they are met: files up to 1 TB, 64 GB inflated, five minutes.
  public static final Limits STANDARD =
      new Limits(1L << 40, 64L << 30, 200, 12, 2_000_000, 160 * MB, Duration.ofMinutes(5), 200);

  /// A compressed stream may become this large whatever the ratio: good models hold megabytes of
  /// zeros.
  static final long FREE_OF_RATIO = 64 * MB;

  /// All streams of an artefact together may become this large whatever the ratio.
  static final long FREE_IN_ALL = 256 * MB;
}
