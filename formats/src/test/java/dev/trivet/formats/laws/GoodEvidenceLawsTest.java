package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.evidence.Evidence;
import dev.trivet.posture.Programme;
import dev.trivet.testkit.Asked;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Pieces;
import dev.trivet.testkit.Programmes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GoodEvidenceLawsTest {
  private static final Instant NOW = Programmes.NOW;
  private static final World WORLD = World.SHIPPED;

  @Test
  void goodEvidenceNeverWorsensAnyFigure() {
    var added = new AtomicInteger();
    WORLD.forEveryProgramme((programme, draw) -> {
      Figures before = Figures.of(WORLD.now(programme));
      for (int i = 0; i < 4; i++) {
        Programme next = withSomeGood(programme, draw);
        if (next != programme) {
          added.incrementAndGet();
          Figures after = Figures.of(WORLD.now(next));
          assertThat(after.worseThan(before)).isEmpty();
          programme = next;
          before = after;
        }
      }
    });
    assertThat(added).hasValueGreaterThan(World.PROGRAMMES);
  }

  private static Programme withSomeGood(Programme programme, Draw draw) {
    Programme next = programme;
    for (Asked asked : draw.some(Asked.of(programme.documents()), 0, 6)) {
      var piece = Pieces.good(draw, asked, next, NOW);
      if (piece.isPresent()) {
        next = next.with(piece.get());
      }
    }
    return next;
  }

  @Test
  void takingAwayPassingEvidenceNeverImprovesAnyFigure() {
    var removed = new AtomicInteger();
    WORLD.forEveryProgramme((programme, draw) -> {
      List<Evidence> left = new ArrayList<>(programme.allEvidence());
      List<Evidence> passing =
          left.stream().filter(e -> Pieces.passesAll(programme, e) && !hasEnded(e)).toList();
      for (Evidence piece : draw.some(passing, 0, 4)) {
        Figures with = Figures.of(WORLD.now(programme.documents(), left));
        left.remove(piece);
        Figures without = Figures.of(WORLD.now(programme.documents(), left));
        assertThat(with.worseThan(without)).as("without %s", piece).isEmpty();
        removed.incrementAndGet();
      }
    });
    assertThat(removed).hasValueGreaterThan(World.PROGRAMMES);
  }

  /// A statement whose author ended it still stands before the older ones it replaced, so taking it
  /// away can bring one of them back.
  private static boolean hasEnded(Evidence piece) {
    return piece.expires().isPresent() && !piece.expires().get().isAfter(NOW);
  }
}
