package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Evidence;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Level;
import dev.trivet.testkit.Asked;
import dev.trivet.testkit.Pieces;
import dev.trivet.testkit.Programmes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class CoverageLawsTest {
  private static final Instant NOW = Programmes.NOW;
  private static final World WORLD = World.SHIPPED;
  private static final Set<Verdict> PROMISED =
      Set.of(Verdict.PROVEN, Verdict.STALE, Verdict.CLAIMED, Verdict.PLANNED);

  @Test
  void aThreatIsCoveredOnlyByAProvenControlThatActsOnIt() {
    var seen = new EnumMap<Coverage, Integer>(Coverage.class);
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      for (SystemPosture system : posture.systems()) {
        for (ThreatStatus threat : system.threats()) {
          for (Basis basis : Basis.values()) {
            seen.merge(threat.coverage(basis), 1, Integer::sum);
            assertThat(threat.coverage(basis))
                .as("%s on %s, %s", threat.technique(), system.id(), basis)
                .isEqualTo(slowCoverage(posture, system, threat.technique(), basis));
          }
        }
      }
    });
    assertThat(seen.keySet()).containsExactlyInAnyOrder(Coverage.values());
  }

  private static Coverage slowCoverage(
      Posture posture, SystemPosture system, TechniqueId technique, Basis basis) {
    Predicate<Control> provenAndNamesIt =
        c -> system.verdict(c.id()) == Verdict.PROVEN && names(c, technique, basis);
    if (posture.controls().stream()
        .anyMatch(provenAndNamesIt.and(c -> c.effect() != Control.Effect.DETECTS))) {
      return Coverage.COVERED;
    }
    if (isAccepted(posture.programme(), system, technique)) {
      return Coverage.ACCEPTED;
    }
    return posture.controls().stream().anyMatch(provenAndNamesIt)
        ? Coverage.PARTLY_COVERED
        : Coverage.OPEN;
  }

  private static boolean names(Control control, TechniqueId technique, Basis basis) {
    for (MitigationId mitigation : control.implementedMitigations()) {
      if (WORLD.catalog.atlas().techniquesOf(mitigation).contains(technique)) {
        return true;
      }
    }
    return basis == Basis.WITH_DERIVED && control.counters().contains(technique);
  }

  private static boolean isAccepted(
      Programme programme, SystemPosture system, TechniqueId technique) {
    return programme.documents().treatments().stream()
        .filter(t -> t.system().equals(system.id()) && t.technique().equals(technique))
        .filter(t -> t.option() == RiskTreatment.Option.RETAIN)
        .anyMatch(t -> !t.decided().isAfter(NOW) && t.expires().orElseThrow().isAfter(NOW));
  }

  @Test
  void aControlThatOnlyDetectsNeverCoversAndTakesNothingOffTheRisk() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Programme all = everythingShown(onlyDetecting(programme));
      for (SystemPosture system : WORLD.now(all).systems()) {
        for (ThreatStatus threat : system.threats()) {
          assertThat(threat.coverage()).isNotEqualTo(Coverage.COVERED);
          assertThat(threat.officialCoverage()).isNotEqualTo(Coverage.COVERED);
          assertThat(threat.risk().current()).isEqualTo(threat.risk().inherent());
          assertThat(threat.risk().planned()).isEqualTo(threat.risk().inherent());
        }
      }
    });
  }

  private static Programme.Documents onlyDetecting(Programme programme) {
    return Controls.with(programme.documents(), c -> Controls.effect(c, Control.Effect.DETECTS));
  }

  private static Programme everythingShown(Programme.Documents documents) {
    var draw = new dev.trivet.testkit.Draw(dev.trivet.testkit.Seeds.random(1));
    var evidence = new ArrayList<Evidence>();
    for (Asked asked : Asked.of(documents)) {
      evidence.add(Pieces.passing(draw, asked, NOW.minus(Duration.ofDays(1))));
    }
    return Programme.of(documents, evidence);
  }

  @Test
  void onlyTheStrongestControlIsCreditedAndPreventingCountsTwice() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      for (SystemPosture system : posture.systems()) {
        for (ThreatStatus threat : system.threats()) {
          assertThat(threat.risk().current())
              .isEqualTo(slowRisk(posture, system, threat, Set.of(Verdict.PROVEN)));
          assertThat(threat.risk().planned())
              .isEqualTo(slowRisk(posture, system, threat, PROMISED));
          assertThat(threat.risk().inherent())
              .isEqualTo(slowRisk(posture, system, threat, Set.of()));
        }
      }
    });
  }

  private static Level slowRisk(
      Posture posture, SystemPosture system, ThreatStatus threat, Set<Verdict> counted) {
    int steps = 0;
    for (Control control : posture.controls()) {
      if (counted.contains(system.verdict(control.id()))
          && names(control, threat.technique(), Basis.WITH_DERIVED)) {
        steps =
            Math.max(
                steps,
                switch (control.effect()) {
                  case PREVENTS -> 2;
                  case LIMITS -> 1;
                  case DETECTS -> 0;
                });
      }
    }
    List<Level> levels = List.of(Level.values());
    int likelihood = Math.max(0, levels.indexOf(threat.threat().likelihood()) - steps);
    return posture
        .programme()
        .settings()
        .matrix()
        .rows()
        .get(levels.size() - 1 - likelihood)
        .get(levels.indexOf(threat.risk().impact()));
  }

  @Test
  void officialCoverageIsNeverBetterThanCoverage() {
    WORLD.forEveryProgramme((programme, draw) -> {
      for (SystemPosture system : WORLD.now(programme).systems()) {
        assertThat(system.threats())
            .allSatisfy(t -> {
              assertThat(
                      t.coverage() == Coverage.COVERED || t.officialCoverage() != Coverage.COVERED)
                  .isTrue();
              assertThat(t.coverage() == Coverage.OPEN && t.officialCoverage() != Coverage.OPEN)
                  .isFalse();
            });
      }
    });
  }
}
