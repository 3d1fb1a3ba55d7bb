package dev.trivet.artifact.bytes;

/// Counts what inflating costs, and stops it by throwing when it is too much.
@FunctionalInterface
public interface Meter {

  /// @param produced bytes that came out just now
  /// @param total bytes that came out of this stream so far
  void inflated(long produced, long total);
}
