package dev.trivet.threat;

import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemProfile;
import java.util.List;

/// What must be true of a system's profile.
public sealed interface Condition {

  /// How a term on an unanswered field reads.
  enum Unanswered {
    /// It could be: the term holds. Threats are ruled out by answers only.
    COULD_BE,
    /// It is not: the term fails.
    IS_NOT
  }

  boolean holds(SystemProfile profile, Unanswered unanswered);

  /// The field has any of the words.
  ///
  /// @param mask of the words, as [SystemProfile#mask] gives it; never changed after
  @SuppressWarnings("ArrayRecordComponent") // compiled once from `words`, read 170 times a profile
  record AnyOf(Field field, List<String> words, long[] mask) implements Condition {
    public AnyOf {
      words = List.copyOf(words);
    }

    @Override
    public boolean holds(SystemProfile profile, Unanswered unanswered) {
      return profile.answers(field) ? profile.meets(mask) : unanswered == Unanswered.COULD_BE;
    }
  }

  /// Every part holds.
  record All(List<Condition> parts) implements Condition {
    public All {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(SystemProfile profile, Unanswered unanswered) {
      for (Condition part : parts) {
        if (!part.holds(profile, unanswered)) {
          return false;
        }
      }
      return true;
    }
  }

  /// Some part holds.
  record Some(List<Condition> parts) implements Condition {
    public Some {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean holds(SystemProfile profile, Unanswered unanswered) {
      for (Condition part : parts) {
        if (part.holds(profile, unanswered)) {
          return true;
        }
      }
      return false;
    }
  }

  /// The part does not hold.
  record Not(Condition part) implements Condition {
    @Override
    public boolean holds(SystemProfile profile, Unanswered unanswered) {
      return !part.holds(profile, unanswered);
    }
  }
}
