package dev.trivet.threat;

import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A field that decides, and the words in it that do.
///
/// @param words those held that count; empty when the field is not answered
/// @param answered whether anybody filled the field in
public record Because(Field field, List<String> words, Standing answered) {
  public Because {
    words = List.copyOf(words);
  }

  /// Whether the deciding field was filled in.
  public enum Standing {
    ANSWERED,
    NOT_ANSWERED
  }

  /// `training_data: internal, telemetry`, or `training_data: not answered`.
  @Override
  public String toString() {
    return field.name()
        + ": "
        + (answered == Standing.ANSWERED ? String.join(", ", words) : "not answered");
  }

  /// The fields that make a condition what it is on a profile: those of every part that holds when
  /// it holds; when it fails, those of the shortest part that alone makes it fail.
  public static List<Because> of(Condition condition, SystemProfile profile) {
    var found = new LinkedHashMap<Field, Because>();
    collect(condition, profile, condition.holds(profile, Condition.Unanswered.COULD_BE), found);
    return List.copyOf(found.values());
  }

  // The depth is bounded by ConditionParser, not by input.
  private static void collect(
      Condition condition, SystemProfile profile, boolean holds, Map<Field, Because> found) {
    // Not a switch over types: the JVM makes the first one at run time, which takes longer than a
    // whole threat model.
    if (condition instanceof Condition.AnyOf any) {
      add(any, profile, holds, found);
    } else if (condition instanceof Condition.Not not) {
      collect(not.part(), profile, !holds, found);
    } else if (condition instanceof Condition.All all) {
      if (holds) {
        all.parts().forEach(part -> collect(part, profile, true, found));
      } else {
        collectShortest(all.parts(), profile, found);
      }
    } else if (condition instanceof Condition.Some some) {
      if (holds) {
        collectHolding(some.parts(), profile, found);
      } else {
        some.parts().forEach(part -> collect(part, profile, false, found));
      }
    }
  }

  private static void add(
      Condition.AnyOf any, SystemProfile profile, boolean holds, Map<Field, Because> found) {
    Field field = any.field();
    if (!profile.answers(field)) {
      found.putIfAbsent(field, new Because(field, List.of(), Standing.NOT_ANSWERED));
      return;
    }
    var words = new ArrayList<>(profile.words(field));
    if (holds) {
      words.removeIf(word -> !any.words().contains(word));
    }
    Because before = found.get(field);
    if (before != null) {
      var both = new ArrayList<>(before.words());
      words.stream().filter(word -> !both.contains(word)).forEach(both::add);
      words = both;
    }
    found.put(field, new Because(field, words, Standing.ANSWERED));
  }

  /// Of the alternatives that hold, those that hold by an answer; if none does, all that could be.
  private static void collectHolding(
      List<Condition> parts, SystemProfile profile, Map<Field, Because> found) {
    List<Condition> sure =
        parts.stream()
            .filter(part -> part.holds(profile, Condition.Unanswered.IS_NOT))
            .filter(part -> part.holds(profile, Condition.Unanswered.COULD_BE))
            .toList();
    List<Condition> holding =
        sure.isEmpty()
            ? parts.stream()
                .filter(part -> part.holds(profile, Condition.Unanswered.COULD_BE))
                .toList()
            : sure;
    holding.forEach(part -> collect(part, profile, true, found));
  }

  private static void collectShortest(
      List<Condition> parts, SystemProfile profile, Map<Field, Because> found) {
    parts.stream()
        .filter(part -> !part.holds(profile, Condition.Unanswered.COULD_BE))
        .map(part -> of(part, profile))
        .min((a, b) -> Integer.compare(a.size(), b.size()))
        .ifPresent(because -> because.forEach(b -> found.putIfAbsent(b.field(), b)));
  }
}
