package dev.trivet.bench;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Programme;
import dev.trivet.testkit.Portfolio;
import dev.trivet.threat.ThreatRules;
import java.util.HashMap;
import java.util.Map;

/// The made-up organisations the benchmarks run on, each built when first asked for.
final class Portfolios {
  private static final long SEED = 561;

  private final ShippedCatalog shipped = new ShippedCatalog();
  private final Map<Integer, Programme> built = new HashMap<>();

  Programme of(int systems) {
    return built.computeIfAbsent(systems, this::build);
  }

  private Programme build(int systems) {
    return new Portfolio(shipped.catalog(), rules()).programme(SEED, systems);
  }

  /// Lets go of everything built, so that it does not weigh on what is measured next.
  void forget() {
    built.clear();
  }

  ThreatRules rules() {
    return shipped.threatRules();
  }

  AssessPosture assess() {
    return new AssessPosture(shipped.catalog(), rules());
  }

  Posture posture(int systems) {
    return assess().assess(of(systems), Portfolio.NOW);
  }
}
