package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.control.Control;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Proof;
import dev.trivet.evidence.Evidence;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.testkit.Asked;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Pieces;
import dev.trivet.testkit.Programmes;
import dev.trivet.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimeLawsTest {
  private static final Instant NOW = Programmes.NOW;
  private static final World WORLD = World.SHIPPED;

  @Test
  void whatCameLaterDoesNotChangeWhatThePostureWas() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Instant then = NOW.minus(draw.within(Duration.ofDays(60)));
      for (Instant instant : List.of(NOW, then, someEvidence(programme, draw))) {
        Figures known = Figures.of(WORLD.at(programme.asOf(instant), instant));
        Figures looking = Figures.of(WORLD.at(programme, instant));
        assertThat(looking.differencesFrom(known)).isEmpty();
      }
    });
  }

  /// The instant of a piece of evidence: the edge between known and not yet known.
  private static Instant someEvidence(Programme programme, Draw draw) {
    List<Evidence> all = programme.allEvidence();
    return all.isEmpty() ? NOW : draw.oneOf(all).at();
  }

  @Test
  void theOrderOfDocumentsAndEvidenceDoesNotMatter() {
    WORLD.forEveryProgramme((programme, draw) -> {
      List<Evidence> evidence = programme.allEvidence();
      Figures sorted = Figures.of(WORLD.now(programme.documents(), evidence));
      Programme shuffled =
          Programme.of(shuffled(programme.documents(), draw), draw.shuffled(evidence));
      assertThat(Figures.of(WORLD.now(shuffled)).differencesFrom(sorted)).isEmpty();
    });
  }

  private static Programme.Documents shuffled(Programme.Documents documents, Draw draw) {
    return new Programme.Documents(
        documents.settings(),
        draw.shuffled(documents.systems()),
        draw.shuffled(documents.suppliers()),
        new ControlSet(
            draw.shuffled(documents.controls().controls()),
            draw.shuffled(documents.controls().compositions())),
        draw.shuffled(documents.implementations()),
        draw.shuffled(documents.treatments()),
        draw.shuffled(documents.exclusions()));
  }

  @Test
  void evidenceAddedOneByOneCountsAsIfAllHadBeenThereAtOnce() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Programme grown = Programme.of(programme.documents(), List.of());
      for (Evidence piece : draw.shuffled(programme.allEvidence())) {
        grown = grown.with(piece);
      }
      assertThat(Figures.of(WORLD.now(grown)).differencesFrom(Figures.of(WORLD.now(programme))))
          .isEmpty();
    });
  }

  @Test
  void aLaterPieceOfTheSameNameDoesNotRewriteThePast() {
    WORLD.forEveryProgramme((programme, draw) -> {
      List<Evidence> all = programme.allEvidence();
      if (!all.isEmpty()) {
        Evidence first = draw.oneOf(all);
        Instant then = first.at();
        Instant later = then.plus(draw.within(Duration.ofDays(3))).plusNanos(1);
        Programme grown = programme.with(Pieces.again(first, later));
        Figures were = Figures.of(WORLD.at(programme, then));
        assertThat(Figures.of(WORLD.at(grown, then)).differencesFrom(were)).isEmpty();
      }
    });
  }

  @Test
  void evidenceCountsUpToTheLastNanosecondOfItsFreshness() {
    everythingSeenWith(Duration.ofNanos(1), Verdict.PROVEN);
  }

  @Test
  void evidenceAsOldAsItsFreshnessCountsNoMore() {
    everythingSeenWith(Duration.ZERO, Verdict.STALE);
  }

  @Test
  void evidenceOneNanosecondTooOldNeverCounts() {
    everythingSeenWith(Duration.ofNanos(-1), Verdict.STALE);
  }

  /// Programmes in which everything asked for was seen passing, `left` before its freshness ends.
  private static void everythingSeenWith(Duration left, Verdict expected) {
    var seen = new AtomicInteger();
    Seeds.forAll(
        World.PROGRAMMES / 3,
        random -> {
          var draw = new Draw(random);
          Programme.Documents documents = WORLD.programmes.shippedLike(draw);
          var evidence = new ArrayList<Evidence>();
          for (Asked asked : Asked.of(documents)) {
            Instant at = NOW.minus(asked.proof().fresh()).plus(left);
            evidence.add(Pieces.passing(draw, asked, at));
          }
          Posture posture = WORLD.now(documents, evidence);
          for (Control control : shownOnWholes(posture.controls())) {
            for (SystemPosture system : posture.systems()) {
              assertThat(system.verdict(control.id())).isIn(expected, Verdict.EXCLUDED);
              seen.incrementAndGet();
            }
          }
        });
    assertThat(seen).hasValueGreaterThan(World.PROGRAMMES);
  }

  /// The controls whose proofs ask for nothing a system could lack.
  private static List<Control> shownOnWholes(List<Control> controls) {
    return controls.stream()
        .filter(c ->
            c.proofs().stream()
                .allMatch(p -> p.on() == Proof.On.SYSTEM || p.on() == Proof.On.ORGANISATION))
        .toList();
  }
}
