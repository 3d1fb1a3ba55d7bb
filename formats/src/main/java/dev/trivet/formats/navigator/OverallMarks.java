package dev.trivet.formats.navigator;

import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.formats.navigator.NavigatorLayer.Metadata;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.proof.CoverageFigures;
import dev.trivet.proof.CoverageFigures.OfTechnique;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the layer over all systems says: the worst of them counts.
final class OverallMarks implements Marks {
  private static final int NAMED = 20;

  private final Map<TechniqueId, OfTechnique> worst = new HashMap<>();
  private final Map<TechniqueId, Map<Coverage, Where>> systems = new HashMap<>();

  /// The first systems at which a technique stands so, and how many there are.
  private static final class Where {
    private final List<SystemId> first = new ArrayList<>();
    private int count;

    void add(SystemId system) {
      count++;
      if (first.size() < NAMED) {
        first.add(system);
      }
    }

    String text() {
      String named = String.join(", ", first.stream().map(SystemId::value).toList());
      return count > first.size() ? named + " and %d more".formatted(count - first.size()) : named;
    }
  }

  OverallMarks(Posture posture) {
    CoverageFigures.of(posture)
        .tactics()
        .forEach(tactic -> tactic.techniques().forEach(t -> worst.put(t.technique(), t)));
    for (SystemPosture system : posture.systems()) {
      for (ThreatStatus threat : system.threats()) {
        systems
            .computeIfAbsent(threat.technique(), t -> new EnumMap<>(Coverage.class))
            .computeIfAbsent(threat.coverage(), c -> new Where())
            .add(system.id());
      }
    }
  }

  @Override
  public Mark of(Technique technique) {
    OfTechnique figure = worst.get(technique.id());
    if (figure == null) {
      return Mark.ruledOut("ruled out on every system");
    }
    var metadata = new ArrayList<Metadata>();
    metadata.add(new Metadata("coverage", Words.spoken(figure.withDerived())));
    metadata.add(new Metadata("coverage by official edges", Words.spoken(figure.official())));
    metadata.add(new Metadata("risk now", Words.spoken(figure.risk())));
    systems
        .getOrDefault(technique.id(), Map.of())
        .forEach((coverage, where) ->
            metadata.add(new Metadata(Words.spoken(coverage) + " on", where.text())));
    return new Mark(
        Optional.of(figure.withDerived()),
        Optional.of(figure.risk()),
        "%s on the worst of %d systems; risk %s"
            .formatted(
                Words.spoken(figure.withDerived()), figure.systems(), Words.spoken(figure.risk())),
        metadata);
  }
}
