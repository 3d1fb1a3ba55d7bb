package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.CaseStudy;
import dev.trivet.catalog.CaseStudyId;
import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.SystemId;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Profiles;
import dev.trivet.testkit.Seeds;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.Applicability.PathRole;
import dev.trivet.threat.AttackPath;
import dev.trivet.threat.AttackPath.Hop;
import dev.trivet.threat.AttackPath.Link;
import dev.trivet.threat.FindAttackPaths;
import dev.trivet.threat.ModelThreats;
import dev.trivet.threat.ThreatModel;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class AttackPathLawsTest {
  private static final World WORLD = World.SHIPPED;
  private static final int PROFILES = 300;
  private static final Set<String> WAYS_IN = Set.of("AML.TA0004", "AML.TA0000");
  private static final Set<String> ENDS = Set.of("AML.TA0010", "AML.TA0011");
  private static final Set<String> OUT_OF_SIGHT = Set.of("AML.TA0001", "AML.TA0002", "AML.TA0003");

  private final FindAttackPaths find = new FindAttackPaths(WORLD.rules);

  private void forEveryModel(BiConsumer<ThreatModel, List<AttackPath>> law) {
    var profiles = new Profiles(WORLD.rules.vocabulary());
    var models = new ModelThreats(WORLD.rules);
    Seeds.forAll(
        PROFILES,
        random -> {
          ThreatModel model = models.of(new SystemId("s"), profiles.any(new Draw(random)));
          law.accept(model, find.of(model));
        });
  }

  @Test
  void aPathUsesOnlyTechniquesThatApplyAndThatTheSystemCouldSee() {
    forEveryModel((model, paths) -> {
      for (AttackPath path : paths) {
        for (Hop hop : path.hops()) {
          assertThat(model.threats()).contains(hop.threat());
          assertThat(hop.threat().rule().technique().tactics()).contains(hop.tactic());
          assertThat(hop.threat().rule().side()).isNotEqualTo(Applicability.Side.ATTACKER);
          assertThat(OUT_OF_SIGHT).doesNotContain(hop.tactic().value());
        }
      }
    });
  }

  @Test
  void aPathLeadsFromAWayInToAGoal() {
    forEveryModel((model, paths) -> {
      for (AttackPath path : paths) {
        assertThat(path.entry().threat().rule().pathRoles()).contains(PathRole.ENTRY);
        assertThat(WAYS_IN).contains(path.entry().tactic().value());
        assertThat(path.goal().threat().rule().pathRoles()).contains(PathRole.GOAL);
        assertThat(ENDS).contains(path.goal().tactic().value());
        assertThat(path.entry().link()).isInstanceOf(Link.Entry.class);
        assertThat(path.hops().stream().skip(1).map(Hop::link))
            .noneMatch(Link.Entry.class::isInstance);
      }
    });
  }

  @Test
  void noPathRepeatsATechniqueOrHoldsOneWithItsOwnRefinement() {
    forEveryModel((model, paths) -> {
      for (AttackPath path : paths) {
        Set<TechniqueId> seen = new HashSet<>(path.techniques());
        assertThat(seen).hasSameSizeAs(path.hops());
        assertThat(path.techniques())
            .allSatisfy(t -> assertThat(t.parent().filter(seen::contains)).isEmpty());
      }
    });
  }

  @Test
  void thePathsAreTheSameEveryTime() {
    var other = new FindAttackPaths(WORLD.rules);
    forEveryModel((model, paths) -> assertThat(other.of(model)).isEqualTo(paths));
  }

  @Test
  void theBestOfEachGoalComesFirstAndAtMostTwoAlternativesFollow() {
    forEveryModel((model, paths) -> {
      Map<TechniqueId, Integer> best = new HashMap<>();
      Map<TechniqueId, Integer> count = new HashMap<>();
      for (int i = 0; i < paths.size(); i++) {
        AttackPath path = paths.get(i);
        assertThat(path.rank()).isEqualTo(i + 1);
        TechniqueId goal = path.goal().technique();
        assertThat(path.place()).isEqualTo(count.merge(goal, 1, Integer::sum));
        assertThat(path.doubt())
            .isGreaterThanOrEqualTo(best.computeIfAbsent(goal, g -> path.doubt()));
        if (i > 0 && (path.place() == 1 || paths.get(i - 1).place() > 1)) {
          assertThat(path.doubt()).isGreaterThanOrEqualTo(paths.get(i - 1).doubt());
        }
      }
      assertThat(count.values()).allMatch(n -> n <= 3);
    });
  }

  @Test
  void everyStepSaidToBeSeenIsInTheCaseStudiesItNames() {
    Map<CaseStudyId, Set<List<TechniqueId>>> shown = new HashMap<>();
    WORLD.catalog.atlas().caseStudies().forEach(study -> shown.put(study.id(), pairs(study)));
    forEveryModel((model, paths) -> {
      for (AttackPath path : paths) {
        for (int i = 1; i < path.hops().size(); i++) {
          Hop hop = path.hops().get(i);
          if (hop.link() instanceof Link.Observed seen) {
            var pair = List.of(path.hops().get(i - 1).technique(), hop.technique());
            assertThat(seen.studies()).allSatisfy(s -> assertThat(shown.get(s)).contains(pair));
          } else {
            assertThat(position(hop.tactic()))
                .isGreaterThan(position(path.hops().get(i - 1).tactic()));
          }
        }
      }
    });
  }

  private static int position(TacticId tactic) {
    return WORLD.catalog.atlas().tactic(tactic).position();
  }

  /// Each technique of a study with the next one that the system could see.
  private static Set<List<TechniqueId>> pairs(CaseStudy study) {
    List<CaseStudy.Step> seen =
        study.steps().stream()
            .filter(step -> !OUT_OF_SIGHT.contains(step.tactic().value()))
            .filter(step -> {
              Applicability rule = WORLD.rules.rule(step.technique()).orElseThrow();
              return rule.side() != Applicability.Side.ATTACKER
                  && !rule.pathRoles().equals(Set.of(PathRole.PREPARATION));
            })
            .toList();
    Set<List<TechniqueId>> pairs = new HashSet<>();
    for (int i = 1; i < seen.size(); i++) {
      pairs.add(List.of(seen.get(i - 1).technique(), seen.get(i).technique()));
    }
    return pairs;
  }

  @Test
  void mostSystemsHaveAPathThatCaseStudiesShowFromEndToEnd() {
    int[] counts = new int[2];
    forEveryModel((model, paths) -> {
      counts[0]++;
      if (paths.stream().anyMatch(p -> p.observedSteps() == p.hops().size() - 1)) {
        counts[1]++;
      }
    });
    assertThat(counts[1]).isGreaterThan(counts[0] * 9 / 10);
  }
}
