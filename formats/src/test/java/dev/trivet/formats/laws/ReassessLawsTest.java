package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trivet.control.Control;
import dev.trivet.control.Proof;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.testkit.Asked;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Pieces;
import dev.trivet.testkit.Programmes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReassessLawsTest {
  private static final World WORLD = World.SHIPPED;

  @Test
  void aPostureCarriedForwardIsThePostureAssessedAnew() {
    WORLD.forEveryProgramme((programme, draw) -> isAsIfAssessedAnew(programme, draw, 6));
  }

  @Test
  void soIsOneOfManySystems() {
    WORLD.forSomeLargeProgrammes((programme, draw) -> isAsIfAssessedAnew(programme, draw, 2));
  }

  private static void isAsIfAssessedAnew(Programme programme, Draw draw, int steps) {
    List<Asked> asked = Asked.of(programme.documents());
    Instant asOf = Programmes.NOW.minus(draw.within(Duration.ofDays(10)));
    Posture carried = WORLD.at(programme, asOf);
    Programme grown = programme;
    for (int step = 0; step < steps; step++) {
      asOf = asOf.plus(passed(draw, carried));
      Evidence piece = piece(draw, asked, programme, asOf);
      carried = WORLD.assess.reassess(carried, piece, asOf);
      grown = grown.with(piece);
      Figures anew = Figures.of(WORLD.at(grown, asOf));
      assertThat(Figures.of(carried).differencesFrom(anew)).as("after %s", piece).isEmpty();
      assertThat(carried.asOf()).isEqualTo(asOf);
    }
  }

  /// Nothing, one tick, a while, or exactly until the next thing that is decided, ends or begins.
  private static Duration passed(Draw draw, Posture posture) {
    return switch (draw.below(5)) {
      case 0 -> Duration.ZERO;
      case 1 -> Duration.ofNanos(1);
      case 2, 3 -> untilSomething(draw, posture);
      default -> draw.within(Duration.ofDays(8));
    };
  }

  private static Duration untilSomething(Draw draw, Posture posture) {
    Programme programme = posture.programme();
    List<Proof> proofs =
        programme.controls().controls().stream().flatMap(c -> c.proofs().stream()).toList();
    List<Instant> edges =
        draw.shuffled(programme.allEvidence()).stream()
            .flatMap(e ->
                proofs.stream()
                    .filter(p -> p.method().equals(e.method()))
                    .map(p -> draw.chance(0.5) ? e.at().plus(p.fresh()) : e.at()))
            .filter(edge -> edge.isAfter(posture.asOf()))
            .limit(1)
            .toList();
    return edges.isEmpty()
        ? Duration.ofDays(1)
        : Duration.between(posture.asOf(), edges.getFirst());
  }

  private static Evidence piece(Draw draw, List<Asked> asked, Programme programme, Instant around) {
    if (asked.isEmpty() || draw.chance(0.05)) {
      return stray(draw, programme, around);
    }
    return Pieces.any(draw, draw.oneOf(asked), around);
  }

  /// Evidence on something the programme does not know, or does not ask about.
  private static Evidence stray(Draw draw, Programme programme, Instant around) {
    Control control = draw.oneOf(programme.controls().controls());
    Subject subject =
        draw.oneOf(
            Subject.ORGANISATION,
            new Subject.OfSupplier(new SupplierId("nobody")),
            new Subject.OfSystem(new SystemId("elsewhere")),
            new Subject.OfComponent(
                new SystemId("system-0"),
                new ComponentId("no-part"),
                Optional.empty(),
                Optional.of("v1")));
    var asked = new Asked(control, draw.oneOf(control.proofs()), subject);
    return Pieces.any(draw, asked, around);
  }

  @Test
  void aPostureIsNeverCarriedBackInTime() {
    WORLD.forEveryProgramme((programme, draw) -> {
      Posture posture = WORLD.now(programme);
      Evidence piece = stray(draw, programme, Programmes.NOW);
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              WORLD.assess.reassess(posture, piece, Programmes.NOW.minus(Duration.ofNanos(1))));
    });
  }
}
