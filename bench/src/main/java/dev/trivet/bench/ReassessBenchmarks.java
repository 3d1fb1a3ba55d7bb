package dev.trivet.bench;

import dev.trivet.bench.Benchmark.Unit;
import dev.trivet.catalog.Requirement;
import dev.trivet.control.Control;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.testkit.Asked;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Pieces;
import dev.trivet.testkit.Portfolio;
import dev.trivet.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// One more piece of evidence on a portfolio that was assessed before: until every figure over all
/// systems can be read again.
record ReassessBenchmarks(Portfolios portfolios) {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);
  private static final double GOAL = 5;
  private static final int ASKED = 50;

  List<Benchmark> all() {
    var all = new ArrayList<Benchmark>();
    for (int size : SIZES) {
      all.add(one("system", size, Subject.OfSystem.class::isInstance));
      all.add(one("component", size, Subject.OfComponent.class::isInstance));
      all.add(one("organisation", size, Subject.OfOrganisation.class::isInstance));
      all.add(one("supplier", size, Subject.OfSupplier.class::isInstance));
    }
    return all;
  }

  private Benchmark one(String about, int systems, Predicate<Subject> wanted) {
    return new Benchmark(
        "reassess-%s-%d".formatted(about, systems),
        "take in one piece on a %s, %,d systems".formatted(about, systems),
        Unit.MILLISECONDS,
        GOAL,
        () -> measure(systems, wanted));
  }

  private List<Double> measure(int systems, Predicate<Subject> wanted) {
    Posture posture = portfolios.posture(systems);
    var draw = new Draw(Seeds.random(systems));
    List<Asked> asked =
        draw.some(
            Asked.of(posture.programme().documents()).stream()
                .filter(a -> wanted.test(a.subject()))
                .toList(),
            ASKED,
            ASKED);
    var chain = new Chain(portfolios.assess(), posture, asked, draw);
    return new Rounds(150, 151).of(chain::next);
  }

  /// Takes in one piece after the other; every other one contradicts its control, so that verdicts
  /// change back and forth.
  private static final class Chain {
    private final AssessPosture assess;
    private final List<Asked> asked;
    private final Draw draw;
    private Posture posture;
    private int taken = 0;

    Chain(AssessPosture assess, Posture posture, List<Asked> asked, Draw draw) {
      this.assess = assess;
      this.posture = posture;
      this.asked = asked;
      this.draw = draw;
    }

    /// @return the figures that somebody would look at next
    List<Enum<?>> next() {
      Asked next = asked.get(taken / 2 % asked.size());
      Instant at = Portfolio.NOW.plus(Duration.ofSeconds(++taken));
      Evidence piece =
          taken % 2 == 0 ? Pieces.passing(draw, next, at) : Pieces.failing(draw, next, at);
      posture = assess.reassess(posture, piece, at);
      return figures(posture);
    }
  }

  private static List<Enum<?>> figures(Posture posture) {
    var figures = new ArrayList<Enum<?>>();
    for (Control control : posture.controls()) {
      figures.add(posture.verdict(control.id()));
    }
    for (Requirement requirement : posture.requirements()) {
      for (Basis basis : Basis.values()) {
        figures.add(posture.requirement(requirement.ref(), basis));
      }
    }
    return figures;
  }
}
