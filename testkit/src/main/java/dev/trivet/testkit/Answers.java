package dev.trivet.testkit;

import dev.trivet.control.PassCondition;
import dev.trivet.control.PassCondition.Bound;
import dev.trivet.control.PassCondition.OneOf;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/// What can come out of a look at something: a word, a number or both.
record Answers(Optional<String> outcome, OptionalDouble value) {

  static Answers passing(PassCondition condition) {
    return switch (condition) {
      case OneOf words -> word(words.words().getFirst());
      case Bound bound -> number(bound.limit() + stepInside(bound));
    };
  }

  static Answers failing(PassCondition condition) {
    return switch (condition) {
      case OneOf words -> word("refused-" + words.words().getFirst());
      case Bound bound -> number(bound.limit() + stepOutside(bound));
    };
  }

  /// An answer that every one of the conditions takes, if there is one.
  static Optional<Answers> passingAll(Collection<PassCondition> conditions) {
    List<Answers> each = conditions.stream().map(Answers::passing).toList();
    return each.stream()
        .flatMap(a -> each.stream().map(b -> a.and(b)))
        .filter(answers -> answers.passes(conditions))
        .findFirst();
  }

  boolean passes(Collection<PassCondition> conditions) {
    return conditions.stream().allMatch(c -> c.passes(outcome, value));
  }

  private Answers and(Answers other) {
    return new Answers(
        Stream.of(outcome, other.outcome).flatMap(Optional::stream).findFirst(),
        value.isPresent() ? value : other.value);
  }

  private static Answers word(String word) {
    return new Answers(Optional.of(word), OptionalDouble.empty());
  }

  private static Answers number(double number) {
    return new Answers(Optional.empty(), OptionalDouble.of(number));
  }

  private static double stepInside(Bound bound) {
    return switch (bound.comparison()) {
      case AT_LEAST, AT_MOST, EQUAL -> 0;
      case MORE -> 0.25;
      case LESS -> -0.25;
    };
  }

  private static double stepOutside(Bound bound) {
    return switch (bound.comparison()) {
      case AT_LEAST -> -0.25;
      case AT_MOST, EQUAL -> 0.25;
      case MORE, LESS -> 0;
    };
  }
}
