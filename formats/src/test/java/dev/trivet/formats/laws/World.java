package dev.trivet.formats.laws;

import dev.trivet.catalog.Catalog;
import dev.trivet.control.ControlSet;
import dev.trivet.evidence.Evidence;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.ShippedControls;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Programmes;
import dev.trivet.testkit.Seeds;
import dev.trivet.threat.ThreatRules;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// The shipped catalogue, and random programmes over it.
final class World {
  static final World SHIPPED = new World(new ShippedCatalog());

  /// Sizes at which systems fill a machine word, or are one off.
  private static final List<Integer> EDGES = List.of(63, 64, 130);

  /// How many random programmes a law is held against.
  static final int PROGRAMMES = 300;

  final Catalog catalog;
  final ThreatRules rules;
  final ControlSet controls;
  final Programmes programmes;
  final AssessPosture assess;

  private World(ShippedCatalog shipped) {
    catalog = shipped.catalog();
    rules = shipped.threatRules();
    controls = ShippedControls.read(shipped);
    programmes = new Programmes(catalog, rules);
    assess = new AssessPosture(catalog, rules);
  }

  /// One in ten has the shipped controls, the others have made-up ones.
  void forEveryProgramme(BiConsumer<Programme, Draw> law) {
    Seeds.forAll(
        PROGRAMMES,
        random -> {
          var draw = new Draw(random);
          boolean isShipped = draw.chance(0.1);
          law.accept(isShipped ? programmes.with(draw, controls) : programmes.any(draw), draw);
        });
  }

  /// A few programmes of many systems.
  void forSomeLargeProgrammes(BiConsumer<Programme, Draw> law) {
    var seen = new AtomicInteger();
    Seeds.forAll(
        EDGES.size(),
        random -> {
          var draw = new Draw(random);
          int systems = EDGES.get(seen.getAndIncrement());
          law.accept(programmes.large(draw, systems), draw);
        });
  }

  Posture now(Programme programme) {
    return assess.assess(programme, Programmes.NOW);
  }

  Posture now(Programme.Documents documents, Collection<? extends Evidence> evidence) {
    return now(Programme.of(documents, evidence));
  }

  Posture at(Programme programme, Instant asOf) {
    return assess.assess(programme, asOf);
  }
}
