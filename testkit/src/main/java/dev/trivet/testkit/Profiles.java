package dev.trivet.testkit;

import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Random answers to the questions that describe a system.
public final class Profiles {
  private static final String NONE = "none";

  private final Vocabulary vocabulary;

  public Profiles(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /// Every field answered, and `none` never beside another word.
  public SystemProfile full(Draw draw) {
    return answered(draw, 1);
  }

  /// Some fields left out: a few in one profile, most of them in another.
  public SystemProfile withBlanks(Draw draw) {
    return answered(draw, draw.oneOf(0.2, 0.5, 0.7, 0.9));
  }

  /// Words drawn without regard to each other, `none` beside others too. The form refuses that, a
  /// file may say it.
  public SystemProfile contradictory(Draw draw) {
    var answers = new LinkedHashMap<String, List<String>>();
    for (Field field : vocabulary.fields()) {
      if (draw.chance(0.8)) {
        answers.put(field.name(), draw.some(field.texts(), 1, most(field, field.texts())));
      }
    }
    return SystemProfile.of(vocabulary, answers);
  }

  /// Any of the three kinds.
  public SystemProfile any(Draw draw) {
    return switch (draw.below(4)) {
      case 0 -> contradictory(draw);
      case 1 -> full(draw);
      default -> withBlanks(draw);
    };
  }

  private SystemProfile answered(Draw draw, double share) {
    var answers = new LinkedHashMap<String, List<String>>();
    for (Field field : vocabulary.fields()) {
      if (draw.chance(share)) {
        answers.put(field.name(), consistent(field, draw));
      }
    }
    return SystemProfile.of(vocabulary, answers);
  }

  /// Words that can stand beside each other in an answer to `field`.
  public List<String> consistent(Field field, Draw draw) {
    var words = new ArrayList<>(field.texts());
    if (words.remove(NONE) && (words.isEmpty() || draw.chance(0.25))) {
      return List.of(NONE);
    }
    return draw.some(words, 1, most(field, words));
  }

  private static int most(Field field, List<String> words) {
    return field.arity() == Field.Arity.ONE ? 1 : Math.min(4, words.size());
  }
}
