package dev.trivet.artifact.pickle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Texts that are kept by number because they may be needed when their place in the stream is out
/// of reach, or matter by themselves (`__setstate__`). Bounded: when it is full, texts are read
/// back from their place again.
final class Names {
  private static final int MOST = 100_000;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /// @return the name's value, or `otherwise` when no more are kept
  int value(String text, int otherwise) {
    Integer known = numbers.get(text);
    if (known != null) {
      return Value.name(known);
    }
    if (texts.size() >= MOST) {
      return otherwise;
    }
    numbers.put(text, texts.size());
    texts.add(text);
    return Value.name(texts.size() - 1);
  }

  String text(int value) {
    return texts.get(Value.number(value));
  }
}
