package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.catalog.ThreatCategory;
import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Profiles;
import dev.trivet.testkit.Seeds;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.Condition;
import dev.trivet.threat.ModelThreats;
import dev.trivet.threat.Threat;
import dev.trivet.threat.ThreatModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ThreatRuleLawsTest {
  private static final World WORLD = World.SHIPPED;
  private static final int PROFILES = 1_000;

  private final Profiles profiles = new Profiles(WORLD.rules.vocabulary());
  private final ModelThreats engine = new ModelThreats(WORLD.rules);

  @Test
  void everyTechniqueOfAtlasIsEitherApplicableOrRuledOut() {
    forEveryProfile(draw -> {
      ThreatModel model = model(profiles.any(draw));
      var all = new ArrayList<>(model.threats().stream().map(Threat::technique).toList());
      model.ruledOut().forEach(rule -> all.add(rule.id()));
      assertThat(all)
          .containsExactlyInAnyOrderElementsOf(
              WORLD.catalog.atlas().techniques().stream().map(t -> t.id()).toList());
    });
  }

  @Test
  void oneMoreWordNeverRemovesATechniqueAndNeverMakesItLessLikely() {
    forEveryProfile(draw -> {
      SystemProfile profile = profiles.full(draw);
      Field field = draw.oneOf(fields(Field.Arity.MANY));
      var words = new ArrayList<>(profile.words(field));
      String added = draw.oneOf(field.texts());
      words.remove(added);
      words.add(added);
      Map<TechniqueId, Integer> before = scores(profile);
      Map<TechniqueId, Integer> after = scores(profile.with(field, words));
      before.forEach((technique, score) -> {
        if (!negates(WORLD.rules.rule(technique).orElseThrow().condition(), field, added)) {
          assertThat(after).as("%s with %s:%s", technique, field, added).containsKey(technique);
          assertThat(after.get(technique)).isGreaterThanOrEqualTo(score);
        }
      });
    });
  }

  @Test
  void whatIsNotAnsweredNeverRulesATechniqueOutUnlessItsRuleSaysNot() {
    forEveryProfile(draw -> {
      SystemProfile profile = profiles.full(draw);
      Field left = draw.oneOf(WORLD.rules.vocabulary().fields());
      Map<TechniqueId, Integer> before = scores(profile);
      Map<TechniqueId, Integer> after = scores(without(profile, left));
      before.forEach((technique, score) -> {
        if (!negates(WORLD.rules.rule(technique).orElseThrow().condition(), left, "none")) {
          assertThat(after).as("%s without %s", technique, left).containsKey(technique);
        }
      });
    });
  }

  @Test
  void onlyTwoRulesSayNotAndOnlyOfNoAccess() {
    Field access = WORLD.rules.vocabulary().field("model_access").orElseThrow();
    assertThat(
            WORLD.rules.rules().stream()
                .filter(rule -> negates(rule.condition(), access, "none"))
                .map(rule -> rule.id().value()))
        .containsExactlyInAnyOrder("AML.T0024.000", "AML.T0029");
    for (Field field : WORLD.rules.vocabulary().fields()) {
      for (String word : field.texts()) {
        if (!(field.equals(access) && word.equals("none"))) {
          assertThat(WORLD.rules.rules()).noneMatch(r -> negates(r.condition(), field, word));
        }
      }
    }
  }

  /// The questions for assistants are answered by `none`, as of any system they are not asked of.
  /// Left out they would read as "could be", here as in the reference.
  @Test
  void noPromptIsInjectedIntoASystemThatOnlyPredicts() {
    forEveryProfile(draw -> {
      SystemProfile profile = with(profiles.any(draw), "ai_kind", "predictive");
      for (Field field : WORLD.rules.vocabulary().fields()) {
        if (field.audience().equals("assistant") && field.texts().contains("none")) {
          profile = profile.with(field, List.of("none"));
        }
      }
      assertThat(model(profile).threats())
          .noneMatch(t -> t.rule().category().equals(promptInjection()));
    });
    assertThat(WORLD.rules.rules()).anyMatch(r -> r.category().equals(promptInjection()));
  }

  private static java.util.Optional<ThreatCategory> promptInjection() {
    return java.util.Optional.of(ThreatCategory.PROMPT_INJECTION);
  }

  @Test
  void nothingPhysicalIsAttackedWhereNothingPhysicalIsSensed() {
    var physical = List.of(new TechniqueId("AML.T0041"), new TechniqueId("AML.T0008.003"));
    forEveryProfile(draw -> {
      SystemProfile profile = with(profiles.any(draw), "physical_sensing", "no");
      assertThat(scores(profile)).doesNotContainKeys(physical.toArray(TechniqueId[]::new));
    });
  }

  @Test
  void nothingIsAssumedOfASystemWhoseEveryFieldIsAnswered() {
    forEveryProfile(
        draw -> assertThat(model(profiles.full(draw)).threats()).noneMatch(Threat::assumed));
  }

  @Test
  void everyJudgementNamesTheFieldsItRestsOn() {
    forEveryProfile(draw -> {
      SystemProfile profile = profiles.any(draw);
      for (Applicability rule : WORLD.rules.rules()) {
        assertThat(rule.because(profile)).as("%s on %s", rule.id(), profile).isNotEmpty();
      }
    });
  }

  @Test
  void everyConditionReadsAsItsTermsDo() {
    Seeds.forAll(
        100,
        random -> {
          SystemProfile profile = profiles.any(new Draw(random));
          for (Applicability rule : WORLD.rules.rules()) {
            assertThat(rule.applies(profile))
                .as("%s on %s", rule.id(), profile)
                .isEqualTo(SlowCondition.couldHold(rule.condition(), profile));
          }
        });
  }

  private static void forEveryProfile(Consumer<Draw> law) {
    Seeds.forAll(PROFILES, random -> law.accept(new Draw(random)));
  }

  private ThreatModel model(SystemProfile profile) {
    return engine.of(new SystemId("any"), profile);
  }

  private Map<TechniqueId, Integer> scores(SystemProfile profile) {
    var scores = new HashMap<TechniqueId, Integer>();
    model(profile).threats().forEach(t -> scores.put(t.technique(), t.score()));
    return scores;
  }

  private static List<Field> fields(Field.Arity arity) {
    return WORLD.rules.vocabulary().fields().stream().filter(f -> f.arity() == arity).toList();
  }

  private static SystemProfile with(SystemProfile profile, String field, String word) {
    return profile.with(profile.vocabulary().field(field).orElseThrow(), List.of(word));
  }

  private static SystemProfile without(SystemProfile profile, Field left) {
    var answers = new LinkedHashMap<String, Collection<String>>();
    profile.answers().forEach((field, words) -> answers.put(field.name(), words));
    answers.remove(left.name());
    return SystemProfile.of(profile.vocabulary(), answers);
  }

  /// Whether a condition says `!` of a term with that word.
  private static boolean negates(Condition condition, Field field, String word) {
    return switch (condition) {
      case Condition.AnyOf any -> false;
      case Condition.All all -> all.parts().stream().anyMatch(p -> negates(p, field, word));
      case Condition.Some some -> some.parts().stream().anyMatch(p -> negates(p, field, word));
      case Condition.Not not -> names(not.part(), field, word);
    };
  }

  private static boolean names(Condition condition, Field field, String word) {
    return switch (condition) {
      case Condition.AnyOf any -> any.field().equals(field) && any.words().contains(word);
      case Condition.All all -> all.parts().stream().anyMatch(p -> names(p, field, word));
      case Condition.Some some -> some.parts().stream().anyMatch(p -> names(p, field, word));
      case Condition.Not not -> names(not.part(), field, word);
    };
  }
}
