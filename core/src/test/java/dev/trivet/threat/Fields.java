package dev.trivet.threat;

import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// A vocabulary small enough to see through: three fields of three words.
final class Fields {
  static final Vocabulary SMALL =
      new Vocabulary(
          List.of(
              field("kind", Field.Arity.MANY, "classifier", "assistant", "agent"),
              field("access", Field.Arity.MANY, "none", "staff", "public"),
              field("learning", Field.Arity.ONE, "frozen", "retrained", "continual")));

  private Fields() {}

  private static Field.Definition field(String name, Field.Arity arity, String... words) {
    return new Field.Definition(
        name,
        "core",
        0,
        arity,
        name + "?",
        "",
        Arrays.stream(words).map(w -> new Field.Word(w, "")).toList());
  }

  static SystemProfile profile(Map<String, List<String>> answers) {
    return SystemProfile.of(SMALL, answers);
  }
}
