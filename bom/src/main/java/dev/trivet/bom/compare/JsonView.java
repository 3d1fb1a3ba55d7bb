package dev.trivet.bom.compare;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A value in a JSON document of somebody else: asked for what should be there, never failing when
/// it is something else.
record JsonView(@Nullable Object value) {

  /// A member of this object.
  JsonView at(String name) {
    return new JsonView(value instanceof Map<?, ?> map ? map.get(name) : null);
  }

  /// The elements of this array; of a single value that value.
  List<JsonView> each() {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(JsonView::new).toList();
      default -> List.of(this);
    };
  }

  List<JsonView> each(String name) {
    return at(name).each();
  }

  /// This text, unless it is empty.
  Optional<String> text() {
    return value instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
  }

  Optional<String> text(String name) {
    return at(name).text();
  }

  boolean isObject() {
    return value instanceof Map<?, ?>;
  }
}
