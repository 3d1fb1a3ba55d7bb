package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import java.util.List;
import java.util.Optional;

/// Texts, or embeddings somebody made of them.
///
/// @param first the number of the first row in its file
record Texts(String name, List<String> texts, Optional<Samples> embedded, int first) {
  Texts {
    texts = List.copyOf(texts);
  }

  int count() {
    return embedded.map(Samples::count).orElse(texts.size());
  }

  Texts first(long most) {
    int kept = (int) Math.min(most, count());
    return new Texts(
        name,
        texts.subList(0, Math.min(kept, texts.size())),
        embedded.map(e -> e.range(0, kept)),
        first);
  }
}
