package dev.trivet.testkit;

import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.ImpactLevels;
import dev.trivet.inventory.LifecycleStage;
import dev.trivet.inventory.Role;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Random AI systems and suppliers.
public final class Systems {
  private final Profiles profiles;

  public Systems(Vocabulary vocabulary) {
    this.profiles = new Profiles(vocabulary);
  }

  public List<Supplier> suppliers(int count) {
    var suppliers = new ArrayList<Supplier>(count);
    for (int i = 0; i < count; i++) {
      suppliers.add(
          new Supplier(
              new SupplierId("supplier-" + i),
              "Supplier " + i,
              Optional.empty(),
              Optional.empty(),
              List.of()));
    }
    return suppliers;
  }

  /// A system of up to five parts of any kind.
  public AiSystem any(Draw draw, String id, List<Supplier> suppliers) {
    var components = new ArrayList<Component>();
    int count = draw.between(0, 5);
    for (int i = 0; i < count; i++) {
      Component.Type type = draw.oneOf(List.of(Component.Type.values()));
      components.add(component(draw, "part-" + i, type, suppliers));
    }
    return system(draw, id, profiles.any(draw), components);
  }

  /// A system as most are: its fields answered, a model or two, data, and what stands around them.
  public AiSystem usual(Draw draw, String id, List<Supplier> suppliers) {
    var components = new ArrayList<Component>();
    components.add(component(draw, "model", Component.Type.MODEL, suppliers));
    if (draw.chance(0.4)) {
      components.add(component(draw, "adapter", Component.Type.ADAPTER, suppliers));
    }
    components.add(component(draw, "data", Component.Type.DATASET, suppliers));
    components.add(component(draw, "library", Component.Type.LIBRARY, suppliers));
    if (draw.chance(0.5)) {
      components.add(component(draw, "tool", Component.Type.TOOL, suppliers));
    }
    return system(draw, id, profiles.full(draw), components);
  }

  private static AiSystem system(
      Draw draw, String id, SystemProfile profile, List<Component> components) {
    return new AiSystem(
        new SystemId(id),
        "System " + id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(draw.oneOf(List.of(Role.values()))),
        draw.oneOf(List.of(LifecycleStage.values())),
        draw.chance(0.8) ? Optional.of(impact(draw)) : Optional.empty(),
        profile,
        components,
        List.of());
  }

  private static Component component(
      Draw draw, String id, Component.Type type, List<Supplier> suppliers) {
    return new Component(
        new ComponentId(id),
        type,
        "Component " + id,
        !suppliers.isEmpty() && draw.chance(0.6)
            ? Optional.of(draw.oneOf(suppliers).id())
            : Optional.empty(),
        draw.chance(0.7) ? Optional.of("v" + draw.below(3)) : Optional.empty(),
        draw.chance(0.7) ? Optional.of(draw.digest()) : Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private static ImpactLevels impact(Draw draw) {
    List<Level> levels = List.of(Level.values());
    return new ImpactLevels(
        draw.oneOf(levels),
        draw.oneOf(levels),
        draw.oneOf(levels),
        draw.oneOf(levels),
        draw.oneOf(levels));
  }
}
