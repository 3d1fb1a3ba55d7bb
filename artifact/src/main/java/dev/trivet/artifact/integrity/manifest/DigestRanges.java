package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Octets;
import java.util.List;

/// Knows or makes the SHA-256 of ranges of files.
@FunctionalInterface
public interface DigestRanges {
  /// @return the digest of each range, in their order
  /// @throws StepFailed naming a file that cannot be read, or changes while it is read
  List<Octets> sha256(List<FileRange> ranges) throws StepFailed;
}
