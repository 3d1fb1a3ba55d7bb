package dev.trivet.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// The fields that describe a system to the threat model, and the words each may hold.
///
/// Every word has one bit, so that a profile is a few machine words and a term of an expression one
/// mask.
public final class Vocabulary {
  private final SequencedMap<String, Field> fields = new LinkedHashMap<>();
  private final int bits;

  public Vocabulary(List<Field.Definition> definitions) {
    int firstBit = 0;
    for (Field.Definition definition : definitions) {
      Field field = new Field(definition, fields.size(), firstBit);
      if (fields.putIfAbsent(field.name(), field) != null) {
        throw new IllegalArgumentException("the field " + field.name() + " stands twice");
      }
      firstBit += field.words().size();
    }
    if (fields.size() > Long.SIZE) {
      throw new IllegalArgumentException("more than 64 fields");
    }
    bits = firstBit;
  }

  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  /// The fields of the quick start, in the order they are asked.
  public List<Field> quickStart() {
    var quick = new ArrayList<>(fields.values());
    quick.removeIf(f -> f.quickStart() == 0);
    quick.sort((a, b) -> Integer.compare(a.quickStart(), b.quickStart()));
    return quick;
  }

  /// The answered-bits of all fields.
  long answeredBits() {
    return fields.size() == Long.SIZE ? -1L : (1L << fields.size()) - 1;
  }

  int bits() {
    return bits;
  }
}
