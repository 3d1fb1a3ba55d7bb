package dev.trivet.formats.document;

import dev.trivet.formats.document.Problem.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The shapes of what may be absent or there several times, made of the shape of one.
final class CollectionShapes {
  private CollectionShapes() {}

  static <T> Shape<Optional<T>> optional(Shape<T> shape) {
    return new Shape<>() {
      @Override
      public Optional<Optional<T>> read(Node node, Problems problems) {
        Optional<T> value = shape.read(node, problems);
        return value.isPresent() ? Optional.of(value) : Optional.empty();
      }

      @Override
      public Optional<Optional<T>> absent() {
        return Optional.of(Optional.empty());
      }

      @Override
      public Map<String, Object> schema() {
        return shape.schema();
      }
    };
  }

  static <T> Shape<List<T>> list(Shape<T> shape) {
    return new Shape<>() {
      @Override
      public Optional<List<T>> read(Node node, Problems problems) {
        if (!(node instanceof Node.Sequence sequence)) {
          problems.add(
              Kind.WRONG_SHAPE,
              node.at(),
              "expected a list, found " + node.what(),
              "put it in square brackets");
          return Optional.empty();
        }
        var all = new ArrayList<T>(sequence.items().size());
        for (Node item : sequence.items()) {
          shape.read(item, problems).ifPresent(all::add);
        }
        return all.size() == sequence.items().size() ? Optional.of(all) : Optional.empty();
      }

      @Override
      public Optional<List<T>> absent() {
        return Optional.of(List.of());
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("type", "array", "items", shape.schema());
      }
    };
  }

  static <T> Shape<Set<T>> set(Shape<List<T>> list) {
    return new Shape<>() {
      @Override
      public Optional<Set<T>> read(Node node, Problems problems) {
        return list.read(node, problems).map(LinkedHashSet::new);
      }

      @Override
      public Optional<Set<T>> absent() {
        return Optional.of(Set.of());
      }

      @Override
      public Map<String, Object> schema() {
        return list.schema();
      }
    };
  }

  static Shape<Map<String, String>> textMap(Shape<String> text) {
    return new Shape<>() {
      @Override
      public Optional<Map<String, String>> read(Node node, Problems problems) {
        if (!(node instanceof Node.Mapping mapping)) {
          problems.add(
              Kind.WRONG_SHAPE, node.at(), "expected a group of keys, found " + node.what(), "");
          return Optional.empty();
        }
        var all = new LinkedHashMap<String, String>();
        for (Node.Entry entry : mapping.entries()) {
          text.read(entry.value(), problems).ifPresent(value -> all.put(entry.key(), value));
        }
        return all.size() == mapping.entries().size() ? Optional.of(all) : Optional.empty();
      }

      @Override
      public Optional<Map<String, String>> absent() {
        return Optional.of(Map.of());
      }

      @Override
      public Map<String, Object> schema() {
        return Map.of("type", "object", "additionalProperties", text.schema());
      }
    };
  }
}
