package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.testkit.Asked;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Pieces;
import dev.trivet.testkit.Programmes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictLawsTest {
  private static final Instant NOW = Programmes.NOW;
  private static final World WORLD = World.SHIPPED;

  @Test
  void everyVerdictIsWhatTheDesignSaysInWords() {
    var seen = new EnumMap<Verdict, Integer>(Verdict.class);
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      var oracle = new SlowVerdict(programme, NOW);
      for (Control control : posture.controls()) {
        if (control.scope() == Scope.ORGANISATION) {
          assertThat(posture.verdict(control.id()))
              .as(control.id().value())
              .isEqualTo(oracle.of(control, Optional.empty()));
        }
        for (SystemPosture system : posture.systems()) {
          Verdict verdict = system.verdict(control.id());
          seen.merge(verdict, 1, Integer::sum);
          assertThat(verdict)
              .as("%s on %s", control.id(), system.id())
              .isEqualTo(oracle.of(control, Optional.of(system.system())));
        }
      }
    });
    assertThat(seen.keySet()).containsExactlyInAnyOrder(Verdict.values());
    assertThat(seen).allSatisfy((verdict, times) -> assertThat(times).isGreaterThan(100));
  }

  @Test
  void evidenceAboutOtherBytesNeverProvesAndNeverContradicts() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Map<String, Verdict> before = deciding(WORLD.now(programme));
      Programme next = programme;
      for (Asked asked : Asked.of(programme.documents())) {
        if (asked.subject() instanceof Subject.OfComponent && draw.chance(0.5)) {
          next = next.with(aboutOtherBytes(draw, asked));
        }
      }
      assertThat(deciding(WORLD.now(next))).isEqualTo(before);
    });
  }

  private static Evidence aboutOtherBytes(Draw draw, Asked asked) {
    Instant at = NOW.minus(draw.within(Duration.ofDays(10)));
    Evidence piece =
        draw.chance(0.5) ? Pieces.passing(draw, asked, at) : Pieces.failing(draw, asked, at);
    return Pieces.about(piece, Pieces.otherState(draw, asked.subject()));
  }

  /// Which controls evidence decides on which system, and how.
  private static Map<String, Verdict> deciding(Posture posture) {
    var verdicts = new java.util.TreeMap<String, Verdict>();
    for (SystemPosture system : posture.systems()) {
      for (Control control : posture.controls()) {
        Verdict verdict = system.verdict(control.id());
        if (verdict == Verdict.PROVEN || verdict == Verdict.FAILING) {
          verdicts.put(system.id() + " " + control.id(), verdict);
        }
      }
    }
    return verdicts;
  }

  @Test
  void noVerdictRestsOnTheNamesOfTheEvidence() {
    WORLD.forEveryProgramme((programme, draw) -> {
      var renamed = new ArrayList<Evidence>();
      programme.allEvidence().forEach(e -> renamed.add(Pieces.named(draw.name("r"), e)));
      Figures were = Figures.of(WORLD.now(programme));
      Figures are = Figures.of(WORLD.now(programme.documents(), renamed));
      assertThat(are.differencesFrom(were)).isEmpty();
    });
  }

  @Test
  void whatAPersonStatesNeverStandsInForWhatAnInstrumentMustSee() {
    WORLD.forEveryProgramme((programme, draw) -> {
      List<Evidence> turned = programme.allEvidence().stream().map(Pieces::ofOtherKind).toList();
      Posture posture = WORLD.now(programme.documents(), turned);
      assertThat(deciding(posture)).isEmpty();
    });
  }
}
