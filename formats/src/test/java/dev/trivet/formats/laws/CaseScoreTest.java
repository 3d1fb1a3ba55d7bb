package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.CaseStudy;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.SystemId;
import dev.trivet.threat.ModelThreats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How much of what was really done to 29 systems the threat model of each names, and how early.
///
/// The goals are the quality of the rules as they were received. They are not to be reached by
/// tuning: the cases are known, so tuning on them buys nothing elsewhere.
class CaseScoreTest {
  private static final World WORLD = World.SHIPPED;

  private final Map<String, List<TechniqueId>> ranked = new HashMap<>();
  private final Map<String, Set<TechniqueId>> done = new HashMap<>();

  @BeforeEach
  void modelEveryCase() {
    var engine = new ModelThreats(WORLD.rules);
    Cases.profiles(WORLD.rules.vocabulary())
        .forEach((id, profile) -> {
          var families =
              engine.of(new SystemId(id), profile).threats().stream()
                  .map(threat -> threat.technique().family())
                  .distinct()
                  .toList();
          ranked.put(id, families);
        });
    for (CaseStudy study : WORLD.catalog.atlas().caseStudies()) {
      var families = new HashSet<TechniqueId>();
      study.steps().forEach(step -> families.add(step.technique().family()));
      done.put(study.id().value(), families);
    }
    assertThat(ranked).hasSize(29);
  }

  @Test
  void nearlyEverythingThatWasDoneIsNamed() {
    assertThat(mean(CaseScoreTest::recall)).isGreaterThanOrEqualTo(0.98);
  }

  @Test
  void theListLeavesOutTwoFifthsOfTheCatalogue() {
    Atlas atlas = WORLD.catalog.atlas();
    long families = atlas.techniques().stream().filter(t -> !t.id().isSub()).count();
    assertThat(families).isEqualTo(101);
    assertThat(mean((list, truth) -> list.size())).isLessThanOrEqualTo(0.6 * families);
  }

  @Test
  void fourFifthsOfWhatWasDoneIsAmongTheFirstTwenty() {
    assertThat(mean((list, truth) -> recall(first(list, 20), truth))).isGreaterThanOrEqualTo(0.80);
  }

  @Test
  void nearlyAllOfWhatWasDoneIsAmongTheFirstForty() {
    assertThat(mean((list, truth) -> recall(first(list, 40), truth))).isGreaterThanOrEqualTo(0.93);
  }

  private double mean(ToDoubleBiFunction<List<TechniqueId>, Set<TechniqueId>> score) {
    return ranked.entrySet().stream()
        .mapToDouble(e -> score.applyAsDouble(e.getValue(), truth(e.getKey())))
        .average()
        .orElseThrow();
  }

  private Set<TechniqueId> truth(String id) {
    return java.util.Objects.requireNonNull(done.get(id), id);
  }

  private static double recall(List<TechniqueId> named, Set<TechniqueId> truth) {
    return (double) truth.stream().filter(named::contains).count() / truth.size();
  }

  private static List<TechniqueId> first(List<TechniqueId> list, int count) {
    return new ArrayList<>(list.subList(0, Math.min(count, list.size())));
  }
}
