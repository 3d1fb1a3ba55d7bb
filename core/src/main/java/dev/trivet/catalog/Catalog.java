package dev.trivet.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Everything published that Trivet knows: ATLAS, the frameworks with their requirements, the
/// crosswalks.
public final class Catalog {
  private final Atlas atlas;
  private final SequencedMap<FrameworkId, Framework> frameworks = new LinkedHashMap<>();
  private final SequencedMap<Ref, Requirement> requirements = new LinkedHashMap<>();
  private final Map<FrameworkId, List<Requirement>> byFramework = new HashMap<>();
  private final List<Mapping> mappings;
  private final Map<Ref, List<Mapping>> into = new HashMap<>();

  public Catalog(
      Atlas atlas,
      List<Framework> frameworks,
      List<Requirement> requirements,
      List<Mapping> mappings) {
    this.atlas = atlas;
    frameworks.forEach(f -> this.frameworks.put(f.id(), f));
    for (Requirement requirement : requirements) {
      this.requirements.put(requirement.ref(), requirement);
      byFramework
          .computeIfAbsent(requirement.ref().framework(), f -> new ArrayList<>())
          .add(requirement);
    }
    this.mappings = List.copyOf(mappings);
    for (Mapping mapping : mappings) {
      into.computeIfAbsent(mapping.target(), r -> new ArrayList<>()).add(mapping);
      into.computeIfAbsent(mapping.source(), r -> new ArrayList<>()).add(mapping.inverse());
    }
  }

  public Atlas atlas() {
    return atlas;
  }

  public List<Framework> frameworks() {
    return List.copyOf(frameworks.values());
  }

  public Optional<Framework> framework(FrameworkId id) {
    return Optional.ofNullable(frameworks.get(id));
  }

  public List<Requirement> requirements() {
    return List.copyOf(requirements.values());
  }

  /// Every item of a framework in its own order, headings included.
  public List<Requirement> requirements(FrameworkId framework) {
    return List.copyOf(byFramework.getOrDefault(framework, List.of()));
  }

  /// The items of a framework under which nothing else stands: those that can be satisfied.
  public List<Requirement> demands(FrameworkId framework) {
    var all = byFramework.getOrDefault(framework, List.of());
    var parents = new java.util.HashSet<String>();
    all.forEach(r -> parents.add(r.parent()));
    return all.stream().filter(r -> !parents.contains(r.ref().id())).toList();
  }

  public Optional<Requirement> requirement(Ref ref) {
    return Optional.ofNullable(requirements.get(ref));
  }

  public List<Mapping> mappings() {
    return mappings;
  }

  /// Every edge that ends in `target`, whichever way round it was published.
  public List<Mapping> mappingsInto(Ref target) {
    return List.copyOf(into.getOrDefault(target, List.of()));
  }
}
