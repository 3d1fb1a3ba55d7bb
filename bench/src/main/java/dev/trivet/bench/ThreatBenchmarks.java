package dev.trivet.bench;

import dev.trivet.bench.Benchmark.Unit;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Profiles;
import dev.trivet.testkit.Seeds;
import dev.trivet.threat.ModelThreats;
import java.util.List;
import java.util.stream.Stream;

/// The threat model of one system.
record ThreatBenchmarks(Portfolios portfolios) {

  List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "threat-model", "model the threats to one system", Unit.MILLISECONDS, 1, this::model));
  }

  private List<Double> model() {
    var engine = new ModelThreats(portfolios.rules());
    var draw = new Draw(Seeds.random(1));
    var profiles = new Profiles(portfolios.rules().vocabulary());
    List<SystemProfile> drawn = Stream.generate(() -> profiles.full(draw)).limit(500).toList();
    var id = new SystemId("any");
    return new Rounds(3_000, 1_001).of(() -> engine.of(id, draw.oneOf(drawn)));
  }
}
