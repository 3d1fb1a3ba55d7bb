package dev.trivet.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// MITRE ATLAS at one release: names, ids and relations.
public final class Atlas {
  private final FrameworkId release;
  private final SequencedMap<TacticId, Tactic> tactics;
  private final SequencedMap<TechniqueId, Technique> techniques;
  private final SequencedMap<MitigationId, Mitigation> mitigations;
  private final Map<MitigationId, List<TechniqueId>> mitigates;
  private final Map<TechniqueId, List<MitigationId>> mitigatedBy = new LinkedHashMap<>();
  private final SequencedMap<CaseStudyId, CaseStudy> caseStudies = new LinkedHashMap<>();

  /// @throws IllegalArgumentException when an id is used that no object has
  public Atlas(
      FrameworkId release,
      List<Tactic> tactics,
      List<Technique> techniques,
      List<Mitigation> mitigations,
      Map<MitigationId, List<TechniqueId>> mitigates,
      List<CaseStudy> caseStudies) {
    this.release = release;
    this.tactics = new LinkedHashMap<>();
    tactics.forEach(t -> this.tactics.put(t.id(), t));
    this.techniques = new LinkedHashMap<>();
    techniques.forEach(t -> this.techniques.put(t.id(), t));
    this.mitigations = new LinkedHashMap<>();
    mitigations.forEach(m -> this.mitigations.put(m.id(), m));
    this.mitigates = Map.copyOf(mitigates);
    caseStudies.forEach(c -> this.caseStudies.put(c.id(), c));
    check();
    for (Mitigation mitigation : mitigations) {
      for (TechniqueId technique : techniquesOf(mitigation.id())) {
        mitigatedBy.computeIfAbsent(technique, t -> new ArrayList<>()).add(mitigation.id());
      }
    }
  }

  private void check() {
    techniques.values().forEach(t -> t.tactics().forEach(this::tactic));
    techniques.keySet().forEach(t -> technique(t.family()));
    mitigates.forEach((mitigation, countered) -> {
      mitigation(mitigation);
      countered.forEach(this::technique);
    });
    caseStudies.values().stream()
        .flatMap(c -> c.steps().stream())
        .forEach(s -> {
          tactic(s.tactic());
          technique(s.technique());
        });
  }

  public FrameworkId release() {
    return release;
  }

  public List<Tactic> tactics() {
    return List.copyOf(tactics.values());
  }

  public List<Technique> techniques() {
    return List.copyOf(techniques.values());
  }

  public List<Mitigation> mitigations() {
    return List.copyOf(mitigations.values());
  }

  public List<CaseStudy> caseStudies() {
    return List.copyOf(caseStudies.values());
  }

  public Tactic tactic(TacticId id) {
    return known(tactics.get(id), id);
  }

  public Technique technique(TechniqueId id) {
    return known(techniques.get(id), id);
  }

  public Mitigation mitigation(MitigationId id) {
    return known(mitigations.get(id), id);
  }

  public Optional<Technique> findTechnique(TechniqueId id) {
    return Optional.ofNullable(techniques.get(id));
  }

  public boolean has(MitigationId id) {
    return mitigations.containsKey(id);
  }

  /// The techniques a mitigation counters according to ATLAS.
  public List<TechniqueId> techniquesOf(MitigationId mitigation) {
    return mitigates.getOrDefault(mitigation, List.of());
  }

  /// The mitigations ATLAS names for a technique.
  public List<MitigationId> mitigationsOf(TechniqueId technique) {
    return List.copyOf(mitigatedBy.getOrDefault(technique, List.of()));
  }

  private <T> T known(@org.jspecify.annotations.Nullable T found, Object id) {
    if (found == null) {
      throw new IllegalArgumentException(id + " is not in " + release);
    }
    return found;
  }
}
