package dev.trivet.bom;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Everything that is said about one thing, the best known first.
public final class Facts {
  private static final int MOST_OF_ONE_TOPIC = 512;
  private static final Comparator<Fact> BEST_FIRST =
      Comparator.comparing(Fact::grade)
          .reversed()
          .thenComparing(fact -> fact.basis().source())
          .thenComparing(Fact::value);

  /// Of something nothing is known about.
  public static final Facts NONE = new Facts(new TreeMap<>());

  private final SortedMap<Topic, List<Fact>> byTopic;

  private Facts(SortedMap<Topic, List<Fact>> byTopic) {
    this.byTopic = Collections.unmodifiableSortedMap(byTopic);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Topics that have a fact, with their facts.
  public SortedMap<Topic, List<Fact>> all() {
    return byTopic;
  }

  public List<Fact> of(Topic topic) {
    return byTopic.getOrDefault(topic, List.of());
  }

  /// The best known fact.
  public Optional<Fact> best(Topic topic) {
    return of(topic).stream().findFirst();
  }

  /// The value of the best known fact.
  public Optional<String> value(Topic topic) {
    return best(topic).map(Fact::value);
  }

  /// Different values, the best known first.
  public List<String> values(Topic topic) {
    return of(topic).stream().map(Fact::value).distinct().toList();
  }

  public Grade grade(Topic topic) {
    return best(topic).map(Fact::grade).orElse(Grade.ABSENT);
  }

  /// These facts and those.
  public Facts and(Facts others) {
    return builder().addAll(this).addAll(others).build();
  }

  public Stream<Map.Entry<Topic, Fact>> stream() {
    return byTopic.entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(fact -> Map.entry(entry.getKey(), fact)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Facts facts && facts.byTopic.equals(byTopic);
  }

  @Override
  public int hashCode() {
    return byTopic.hashCode();
  }

  @Override
  public String toString() {
    return byTopic.toString();
  }

  /// Collects facts; the same one counts once.
  public static final class Builder {
    private final SortedMap<Topic, List<Fact>> byTopic = new TreeMap<>();

    private Builder() {}

    /// Adds a fact unless its text is empty.
    public Builder add(Topic topic, String value, Basis basis) {
      var fact = new Fact(value, basis);
      List<Fact> facts = byTopic.computeIfAbsent(topic, t -> new ArrayList<>());
      if (!fact.value().isEmpty() && !facts.contains(fact) && facts.size() < MOST_OF_ONE_TOPIC) {
        facts.add(fact);
      }
      return this;
    }

    public Builder add(Topic topic, Optional<String> value, Basis basis) {
      value.ifPresent(text -> add(topic, text, basis));
      return this;
    }

    public Builder addAll(Facts others) {
      others.stream().forEach(e -> add(e.getKey(), e.getValue().value(), e.getValue().basis()));
      return this;
    }

    public Facts build() {
      var sorted = new TreeMap<Topic, List<Fact>>();
      byTopic.forEach((topic, facts) -> {
        if (!facts.isEmpty()) {
          sorted.put(topic, facts.stream().sorted(BEST_FIRST).toList());
        }
      });
      return new Facts(sorted);
    }
  }
}
