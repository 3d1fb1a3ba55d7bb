package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.layout.FileEntry;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.scan.LimitReached;
import dev.trivet.artifact.scan.Limits;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The index of a checkpoint, read once for all the files of numbers that need it. For use by
/// several threads.
final class IndexFile {
  private final FileEntry file;
  private @Nullable Bundle bundle;

  IndexFile(FileEntry file) {
    this.file = file;
  }

  /// @return empty when it is no index, or nothing can be said of the numbers by it
  synchronized Optional<Bundle> bundle() {
    Bundle known = bundle;
    if (known == null) {
      known = read();
      bundle = known;
    }
    return Optional.of(known).filter(read -> read.version() == 2);
  }

  /// What is wrong with it is reported when it is scanned itself.
  private Bundle read() {
    try {
      var budget = new Budget(Limits.STANDARD, System::nanoTime);
      return file.read(bytes ->
          SortedTable.isOne(bytes)
              ? Bundle.read(bytes, budget, (rule, at, message) -> {})
              : Bundle.NONE);
    } catch (IOException | TableBroken | BeyondEnd | LimitReached | InternalError e) {
      return Bundle.NONE;
    }
  }
}
