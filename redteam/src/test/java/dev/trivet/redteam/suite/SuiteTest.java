package dev.trivet.redteam.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.Catalog;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.redteam.probe.Canary;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.probe.Goal;
import dev.trivet.redteam.probe.Probe;
import dev.trivet.redteam.probe.Session;
import dev.trivet.redteam.probe.Tool;
import dev.trivet.redteam.probe.Turn;
import dev.trivet.testkit.Seeds;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuiteTest {
  private static final Catalog CATALOG = new ShippedCatalog().catalog();

  @Test
  void theUsualSuiteHasMoreThan251ProbesOfAllFamilies() {
    List<Probe> probes = Suite.seeded(1).probes();
    assertThat(probes).hasSizeGreaterThanOrEqualTo(251);
    assertThat(probes.stream().map(Probe::family).distinct()).hasSize(Family.values().length);
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void everyNameOfAFamilyIsInTheShippedCatalogue(Family family) {
    assertThat(family.techniques())
        .allSatisfy(t -> assertThat(CATALOG.atlas().findTechnique(t)).isPresent());
    assertThat(family.risks()).allSatisfy(r -> assertThat(CATALOG.requirement(r)).isPresent());
    assertThat(family.techniques().isEmpty()).isEqualTo(!family.isAttack());
    assertThat(family.risks().isEmpty()).isEqualTo(!family.isAttack());
  }

  @Test
  void theSameSeedGivesTheSameProbesAndAnotherOneOthers() {
    assertThat(Suite.seeded(5).probes()).isEqualTo(Suite.seeded(5).probes());
    assertThat(Suite.seeded(5).probes()).doesNotContainAnyElementsOf(Suite.seeded(6).probes());
  }

  @Test
  void aProbeIsTheSameWhateverElseIsInTheSuite() {
    Suite suite = Suite.seeded(9);
    Suite fewer = suite.of(List.of(Family.RELAY, Family.BAIT)).with(5);
    assertThat(suite.probes()).containsAll(fewer.probes());
    assertThat(fewer.probes()).hasSize(10);
  }

  @Test
  void noTwoProbesOfASuiteAreTheSame() {
    Seeds.forAll(
        5,
        random -> {
          List<Probe> probes = Suite.seeded(random.nextLong()).with(80).probes();
          assertThat(new HashSet<>(probes.stream().map(p -> text(p)).toList()))
              .hasSameSizeAs(probes);
        });
  }

  @Test
  void noAttackWritesOutTheWordThatShowsItWorked() {
    Seeds.forAll(
        5,
        random -> {
          for (Probe probe : Suite.seeded(random.nextLong()).with(40).probes()) {
            if (probe.goal() instanceof Goal.Says(Canary canary)) {
              assertThat(text(probe).toLowerCase(Locale.ROOT))
                  .as("%s", probe.id())
                  .doesNotContain(canary.lower())
                  .doesNotContain(canary.lower().replace(canary.number(), "-" + canary.number()));
            }
          }
        });
  }

  @Test
  void aSecretIsToldToTheModelAndToNobodyElse() {
    for (Probe probe : Suite.seeded(3).with(40).probes()) {
      if (probe.goal() instanceof Goal.Reveals(var secret, var instructions)) {
        Session session = probe.scene().last();
        assertThat(session.instructions()).contains(secret).startsWith(instructions);
        assertThat(session.turns().toString()).doesNotContain(secret);
      }
    }
  }

  @Test
  void aToolThatIsTheGoalIsOfferedAndTheMarkIsSomewhereToBeFound() {
    for (Probe probe : Suite.seeded(3).with(40).probes()) {
      if (probe.goal() instanceof Goal.Calls(var tool, var marker)) {
        assertThat(probe.scene().last().tool(tool)).isPresent();
        assertThat(marker).isNotEmpty();
        assertThat(text(probe)).contains(marker);
      }
    }
  }

  @Test
  void everySessionHasAReferenceOfItsOwn() {
    var all =
        Suite.seeded(3).with(60).probes().stream()
            .flatMap(p -> p.scene().sessions().stream())
            .map(s -> s.instructions().substring(s.instructions().lastIndexOf("reference:")))
            .toList();
    assertThat(new HashSet<>(all)).hasSameSizeAs(all);
  }

  private static String text(Probe probe) {
    return probe.scene().sessions().stream()
        .map(s ->
            s.instructions()
                + s.turns().stream().map(SuiteTest::text).collect(Collectors.joining("\n"))
                + s.tools().stream().map(SuiteTest::text).collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n"));
  }

  private static String text(Turn turn) {
    return switch (turn) {
      case Turn.Say(String said) -> said;
      case Turn.Relay(String before, String after) -> before + after;
      case Turn.Recall(String then) -> then;
    };
  }

  private static String text(Tool tool) {
    return tool.name() + tool.description() + tool.result();
  }
}
