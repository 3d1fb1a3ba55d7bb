package dev.trivet.bom.write;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A JSON object in the making: members in the order they are put, empty ones left out.
final class Tree {
  private final Map<String, Object> members = new LinkedHashMap<>();

  Tree put(String name, Object value) {
    boolean isEmpty =
        switch (value) {
          case String text -> text.isEmpty();
          case Collection<?> list -> list.isEmpty();
          case Map<?, ?> map -> map.isEmpty();
          default -> false;
        };
    if (!isEmpty) {
      members.put(name, value);
    }
    return this;
  }

  Tree put(String name, Optional<?> value) {
    value.ifPresent(there -> put(name, there));
    return this;
  }

  Tree put(String name, Tree value) {
    return put(name, value.map());
  }

  Map<String, Object> map() {
    return members;
  }

  static Map<String, Object> of(String name, Object value) {
    return new Tree().put(name, value).map();
  }

  /// `{"name": .., "value": ..}`
  static Map<String, Object> property(String name, String value) {
    return new Tree().put("name", name).put("value", value).map();
  }

  static List<Map<String, Object>> maps(List<Tree> trees) {
    return trees.stream().map(Tree::map).toList();
  }
}
