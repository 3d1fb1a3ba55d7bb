package dev.trivet.bom;

import java.util.Optional;

/// Something the bill lists: the model itself, its files, what it was made from and runs with.
///
/// @param ref unique within the bill, the same for the same thing: `model:org/name`
public record Part(String ref, Kind kind, Facts facts) {

  /// What kind of thing it is.
  public enum Kind {
    MODEL,
    ADAPTER,
    DATASET,
    LIBRARY,
    FILE,
    SYSTEM
  }

  /// Its name, or its reference when nobody names it.
  public String name() {
    return facts.value(Topic.NAME).orElse(ref);
  }

  public Optional<String> version() {
    return facts.value(Topic.VERSION);
  }

  /// Whether it lies at hand, so that its bytes were hashed.
  public boolean isAtHand() {
    return facts.of(Topic.HASH).stream().anyMatch(fact -> fact.grade() == Grade.EVIDENCED);
  }

  /// The same part with more known about it.
  public Part with(Facts more) {
    return new Part(ref, kind, facts.and(more));
  }
}
