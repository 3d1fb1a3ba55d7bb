package dev.trivet.formats.document;

import java.util.List;
import java.util.Optional;

/// A piece of a document with its place.
public sealed interface Node {
  Position at();

  /// What it is, in words a reader of YAML knows.
  String what();

  /// A word, number or text.
  record Scalar(String text, Position at) implements Node {
    @Override
    public String what() {
      return "a single value";
    }
  }

  /// A list.
  record Sequence(List<Node> items, Position at) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String what() {
      return "a list";
    }
  }

  /// Keys with their values, in order; no key stands twice.
  record Mapping(List<Entry> entries, Position at) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String what() {
      return "a group of keys";
    }

    public Optional<Node> find(String key) {
      for (Entry entry : entries) {
        if (entry.key().equals(key)) {
          return Optional.of(entry.value());
        }
      }
      return Optional.empty();
    }
  }

  /// One key of a mapping.
  record Entry(String key, Position at, Node value) {}
}
