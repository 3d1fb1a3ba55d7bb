package dev.trivet.posture;

import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SupplierId;
import dev.trivet.posture.SupplierExposure.Alternative;
import dev.trivet.posture.SupplierExposure.Part;
import dev.trivet.posture.SupplierExposure.Tie;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds what rests on whom: what parts inherit from their suppliers, and how much of what we run
/// one supplier carries.
public final class FindExposure {
  private final Programme programme;
  private final Map<SupplierId, SupplierStanding> standings = new LinkedHashMap<>();

  public FindExposure(Programme programme, Instant asOf) {
    this.programme = programme;
    new JudgeSuppliers(programme, asOf).all().forEach(s -> standings.put(s.supplier().id(), s));
  }

  /// Every supplier with what rests on it, in the order of the programme.
  public List<SupplierExposure> all() {
    var parts = new HashMap<SupplierId, List<Part>>();
    for (AiSystem system : programme.systems()) {
      for (Component component : system.components()) {
        for (SupplierId supplier : suppliers(system, component)) {
          parts
              .computeIfAbsent(supplier, s -> new ArrayList<>())
              .add(part(system, component, supplier));
        }
      }
    }
    return standings.values().stream()
        .map(standing ->
            new SupplierExposure(
                standing,
                programme.systems().size(),
                parts.getOrDefault(standing.supplier().id(), List.of())))
        .toList();
  }

  /// What a part inherits.
  public PartStanding of(AiSystem system, Component component) {
    return new PartStanding(
        system.id(),
        component.id(),
        suppliers(system, component).stream()
            .flatMap(id -> Optional.ofNullable(standings.get(id)).stream())
            .toList());
  }

  private Part part(AiSystem system, Component component, SupplierId supplier) {
    return new Part(
        system,
        component,
        component.supplier().equals(Optional.of(supplier)) ? Tie.SUPPLIED : Tie.MADE_FROM,
        alternative(component, supplier));
  }

  private Alternative alternative(Component component, SupplierId than) {
    List<SupplierId> others =
        component.alternatives().stream().filter(s -> !s.equals(than)).toList();
    if (others.isEmpty()) {
      return Alternative.NONE;
    }
    boolean ready =
        others.stream()
            .flatMap(id -> Optional.ofNullable(standings.get(id)).stream())
            .anyMatch(s -> s.verdict().allowsUse());
    return ready ? Alternative.READY : Alternative.NOT_USABLE;
  }

  /// Those who supplied a part or anything it was made from, its own supplier first.
  private static Set<SupplierId> suppliers(AiSystem system, Component component) {
    var found = new LinkedHashSet<SupplierId>();
    var visited = new LinkedHashSet<ComponentId>();
    var open = new ArrayDeque<Component>();
    open.add(component);
    while (!open.isEmpty()) {
      Component next = open.remove();
      if (visited.add(next.id())) {
        next.supplier().ifPresent(found::add);
        next.derivedFrom().forEach(base -> system.component(base).ifPresent(open::add));
      }
    }
    return found;
  }
}
