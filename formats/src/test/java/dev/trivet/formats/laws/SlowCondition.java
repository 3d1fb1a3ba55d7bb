package dev.trivet.formats.laws;

import dev.trivet.inventory.SystemProfile;
import dev.trivet.threat.Condition;

/// A condition read term by term over the words of a profile; what is not answered could be.
final class SlowCondition {
  private SlowCondition() {}

  static boolean couldHold(Condition condition, SystemProfile profile) {
    return switch (condition) {
      case Condition.AnyOf any ->
          !profile.answers().containsKey(any.field())
              || any.words().stream().anyMatch(w -> profile.answers().get(any.field()).contains(w));
      case Condition.All all -> all.parts().stream().allMatch(p -> couldHold(p, profile));
      case Condition.Some some -> some.parts().stream().anyMatch(p -> couldHold(p, profile));
      case Condition.Not not -> !couldHold(not.part(), profile);
    };
  }
}
