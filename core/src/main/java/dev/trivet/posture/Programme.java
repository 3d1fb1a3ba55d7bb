package dev.trivet.posture;

import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceFile;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Everything people and instruments told Trivet: an immutable snapshot.
public final class Programme {
  private final Documents documents;
  private final SequencedMap<SystemId, AiSystem> systems = new LinkedHashMap<>();
  private final SequencedMap<SupplierId, Supplier> suppliers = new LinkedHashMap<>();
  private final Map<ControlId, List<Implementation>> implementations = new HashMap<>();
  private final Map<SystemId, List<RiskTreatment>> treatments = new HashMap<>();
  private final EvidenceFile ownEvidence;
  private final Map<SystemId, EvidenceFile> evidence;

  /// What a programme is made of, but for its evidence.
  public record Documents(
      Settings settings,
      List<AiSystem> systems,
      List<Supplier> suppliers,
      ControlSet controls,
      List<Implementation> implementations,
      List<RiskTreatment> treatments,
      List<Exclusion> exclusions) {
    public Documents {
      systems = List.copyOf(systems);
      suppliers = List.copyOf(suppliers);
      implementations = List.copyOf(implementations);
      treatments = List.copyOf(treatments);
      exclusions = List.copyOf(exclusions);
    }
  }

  public static Programme of(Documents documents, Collection<? extends Evidence> evidence) {
    var own = new ArrayList<Evidence>();
    var bySystem = new HashMap<SystemId, List<Evidence>>();
    for (Evidence piece : evidence) {
      systemOf(piece)
          .ifPresentOrElse(
              system -> bySystem.computeIfAbsent(system, s -> new ArrayList<>()).add(piece),
              () -> own.add(piece));
    }
    var files = HashMap.<SystemId, EvidenceFile>newHashMap(bySystem.size());
    bySystem.forEach((system, list) -> files.put(system, EvidenceFile.of(list)));
    return new Programme(documents, EvidenceFile.of(own), files);
  }

  private Programme(
      Documents documents, EvidenceFile ownEvidence, Map<SystemId, EvidenceFile> evidence) {
    this.documents = documents;
    this.ownEvidence = ownEvidence;
    this.evidence = evidence;
    documents.systems().forEach(s -> systems.put(s.id(), s));
    documents.suppliers().forEach(s -> suppliers.put(s.id(), s));
    documents
        .implementations()
        .forEach(i -> implementations.computeIfAbsent(i.control(), c -> new ArrayList<>()).add(i));
    documents
        .treatments()
        .forEach(t -> treatments.computeIfAbsent(t.system(), s -> new ArrayList<>()).add(t));
  }

  /// @return this programme with one more piece of evidence
  public Programme with(Evidence piece) {
    Optional<SystemId> system = systemOf(piece);
    if (system.isEmpty()) {
      return new Programme(documents, ownEvidence.with(piece), evidence);
    }
    var next = new HashMap<>(evidence);
    next.put(system.get(), evidence(system.get()).with(piece));
    return new Programme(documents, ownEvidence, next);
  }

  /// @return this programme without the evidence that was not there yet at `instant`
  public Programme asOf(Instant instant) {
    var files = new HashMap<SystemId, EvidenceFile>();
    evidence.forEach((system, file) -> files.put(system, file.upTo(instant)));
    return new Programme(documents, ownEvidence.upTo(instant), files);
  }

  public Documents documents() {
    return documents;
  }

  public Settings settings() {
    return documents.settings();
  }

  public ControlSet controls() {
    return documents.controls();
  }

  public List<AiSystem> systems() {
    return documents.systems();
  }

  public Optional<AiSystem> system(SystemId id) {
    return Optional.ofNullable(systems.get(id));
  }

  public List<Supplier> suppliers() {
    return documents.suppliers();
  }

  public Optional<Supplier> supplier(SupplierId id) {
    return Optional.ofNullable(suppliers.get(id));
  }

  public List<Implementation> implementations(ControlId control) {
    return implementations.getOrDefault(control, List.of());
  }

  public List<RiskTreatment> treatments(SystemId system) {
    return treatments.getOrDefault(system, List.of());
  }

  public List<Exclusion> exclusions() {
    return documents.exclusions();
  }

  /// The evidence on the organisation and its suppliers.
  public EvidenceFile ownEvidence() {
    return ownEvidence;
  }

  /// The evidence on one system and its components.
  public EvidenceFile evidence(SystemId system) {
    return evidence.getOrDefault(system, EvidenceFile.EMPTY);
  }

  /// All evidence, the organisation's own first.
  public List<Evidence> allEvidence() {
    var all = new ArrayList<>(ownEvidence.all());
    systems().forEach(s -> all.addAll(evidence(s.id()).all()));
    return all;
  }

  private static Optional<SystemId> systemOf(Evidence piece) {
    return switch (piece.subject()) {
      case Subject.OfOrganisation organisation -> Optional.empty();
      case Subject.OfSupplier supplier -> Optional.empty();
      case Subject.OfSystem system -> Optional.of(system.system());
      case Subject.OfComponent component -> Optional.of(component.system());
    };
  }
}
