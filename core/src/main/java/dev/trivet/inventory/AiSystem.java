package dev.trivet.inventory;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An AI system the organisation makes or uses.
public record AiSystem(
    SystemId id,
    String title,
    Optional<String> description,
    Optional<String> owner,
    Optional<String> purpose,
    Set<Role> roles,
    LifecycleStage stage,
    Optional<ImpactLevels> impact,
    SystemProfile profile,
    List<Component> components,
    List<DataFlow> flows) {
  public AiSystem {
    roles = Set.copyOf(roles);
    components = List.copyOf(components);
    flows = List.copyOf(flows);
  }

  public Optional<Component> component(ComponentId id) {
    return components.stream().filter(c -> c.id().equals(id)).findFirst();
  }

  /// The stated impact, or [ImpactLevels#UNSTATED].
  public ImpactLevels impactOrUnstated() {
    return impact.orElse(ImpactLevels.UNSTATED);
  }
}
