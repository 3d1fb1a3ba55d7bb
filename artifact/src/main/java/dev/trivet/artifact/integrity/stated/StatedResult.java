package dev.trivet.artifact.integrity.stated;

import dev.trivet.artifact.integrity.check.Reason;
import java.util.List;

/// How files compare with the digests stated for them.
///
/// @param checked how many have the digest they should
/// @param reasons what does not hold; the files are as stated when there are none
/// @param uncovered files nothing is stated for
public record StatedResult(int checked, List<Reason> reasons, List<String> uncovered) {
  public StatedResult {
    reasons = List.copyOf(reasons);
    uncovered = List.copyOf(uncovered);
  }

  /// Whether every stated digest holds, and at least one was stated.
  public boolean holds() {
    return reasons.isEmpty() && checked > 0;
  }
}
