package dev.trivet.artifact.archive;

import java.util.Optional;
import java.util.Set;

/// What a kind of model keeps in its archive, so that numbers are not read and parts are read as
/// what their loader takes them for.
public interface ArchiveLayout {

  /// The name of the format: `torch`.
  String format();

  /// Whether an archive with these entries is one.
  boolean recognises(Set<String> names);

  /// How its loader treats an entry.
  Treatment treat(String name, Set<String> names);

  /// How an entry is read.
  sealed interface Treatment {
    /// By what it is.
    record ByContent() implements Treatment {}

    /// Its loader takes it for this format, whatever it is.
    record As(String format) implements Treatment {}

    /// Its loader takes it for numbers, and never looks into them.
    record Numbers() implements Treatment {}
  }

  /// The layout that fits, if one does.
  static Optional<ArchiveLayout> of(Iterable<ArchiveLayout> layouts, Set<String> names) {
    for (ArchiveLayout layout : layouts) {
      if (layout.recognises(names)) {
        return Optional.of(layout);
      }
    }
    return Optional.empty();
  }
}
