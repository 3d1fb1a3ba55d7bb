package dev.trivet.formats.document;

import java.util.Map;
import java.util.Optional;

/// How values of one type look in documents: how they are read, and how their JSON Schema describes
/// them. One description serves both, so that what an editor completes is what the reader accepts.
public interface Shape<T> {
  /// @return the value, or nothing when it is not as it should be, which `problems` then says
  Optional<T> read(Node node, Problems problems);

  /// @return the value that stands in when the key is left out; nothing when it must not be
  default Optional<T> absent() {
    return Optional.empty();
  }

  /// The JSON Schema (2020-12) of the value, as maps and lists.
  Map<String, Object> schema();
}
