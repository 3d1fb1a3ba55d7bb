package dev.trivet.bom.compare;

import dev.trivet.bom.Basis;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Topic;
import dev.trivet.shared.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Facts that a bill of Trivet's keeps as names and values, for what a format has no place of its
/// own. Who wrote them there is not known, so they are as declared as the rest.
final class OwnFacts {
  private static final String PREFIX = "trivet:";
  private static final Map<String, Topic> TOPICS =
      Arrays.stream(Topic.values())
          .collect(Collectors.toUnmodifiableMap(Words::of, Function.identity()));

  private OwnFacts() {}

  static void read(
      List<JsonView> pairs, String name, String value, Basis basis, Facts.Builder into) {
    for (JsonView pair : pairs) {
      String called = pair.text(name).orElse("");
      Topic topic =
          called.startsWith(PREFIX) ? TOPICS.get(called.substring(PREFIX.length())) : null;
      if (topic != null) {
        into.add(topic, pair.text(value), basis);
      }
    }
  }

  /// What the model is to the other parts, more exactly than the format can say it.
  static void bonds(List<JsonView> pairs, String from, Basis basis, List<Bond> into) {
    for (JsonView pair : pairs) {
      String called = pair.text("name").orElse("");
      for (Bond.Relation relation : Bond.Relation.values()) {
        if (called.equals(PREFIX + "bond:" + Words.of(relation))) {
          pair.text("value").ifPresent(to -> into.add(new Bond(from, to, relation, basis)));
        }
      }
    }
  }
}
