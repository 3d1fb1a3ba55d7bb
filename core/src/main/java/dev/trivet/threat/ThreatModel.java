package dev.trivet.threat;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import java.util.List;
import java.util.Optional;

/// Which techniques apply to one system, ranked, and which do not.
public record ThreatModel(
    SystemId system,
    FrameworkId release,
    SystemProfile profile,
    List<Threat> threats,
    List<Applicability> ruledOut) {
  public ThreatModel {
    threats = List.copyOf(threats);
    ruledOut = List.copyOf(ruledOut);
  }

  public Optional<Threat> threat(TechniqueId technique) {
    return threats.stream().filter(t -> t.technique().equals(technique)).findFirst();
  }
}
