package dev.trivet.posture;

import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceFile;
import dev.trivet.evidence.Subject;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything people and instruments told Trivet: an immutable snapshot.
public final class Programme {
  private final Documents documents;
  private final Index index;
  private final EvidenceFile ownEvidence;
  private final List<EvidenceFile> evidence;
  private final Map<SystemId, EvidenceFile> elsewhere;

  /// What a programme is made of, but for its evidence.
  public record Documents(
      Settings settings,
      List<AiSystem> systems,
      List<Supplier> suppliers,
      ControlSet controls,
      List<Implementation> implementations,
      List<RiskTreatment> treatments,
      List<Exclusion> exclusions,
      List<SupplierAssessment> assessments) {
    public Documents {
      systems = List.copyOf(systems);
      suppliers = List.copyOf(suppliers);
      implementations = List.copyOf(implementations);
      treatments = List.copyOf(treatments);
      exclusions = List.copyOf(exclusions);
      assessments = List.copyOf(assessments);
    }

    /// Those of a programme that has assessed no supplier.
    public Documents(
        Settings settings,
        List<AiSystem> systems,
        List<Supplier> suppliers,
        ControlSet controls,
        List<Implementation> implementations,
        List<RiskTreatment> treatments,
        List<Exclusion> exclusions) {
      this(
          settings,
          systems,
          suppliers,
          controls,
          implementations,
          treatments,
          exclusions,
          List.of());
    }
  }

  /// The documents by what they are looked up by; snapshots that differ in evidence share it.
  private record Index(
      Map<SystemId, Integer> positions,
      Map<SupplierId, Supplier> suppliers,
      Map<ControlId, List<Implementation>> implementations,
      Map<ControlId, List<Exclusion>> exclusions,
      Map<SystemId, List<RiskTreatment>> treatments) {

    static Index of(Documents documents) {
      var index =
          new Index(
              new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
      for (AiSystem system : documents.systems()) {
        index.positions.put(system.id(), index.positions.size());
      }
      documents.suppliers().forEach(s -> index.suppliers.put(s.id(), s));
      documents.implementations().forEach(i -> file(index.implementations, i.control(), i));
      documents.exclusions().forEach(e -> e.control().ifPresent(c -> file(index.exclusions, c, e)));
      documents.treatments().forEach(t -> file(index.treatments, t.system(), t));
      return index;
    }

    private static <K, V> void file(Map<K, List<V>> map, K key, V value) {
      map.computeIfAbsent(key, k -> new ArrayList<>()).add(value);
    }
  }

  /// @throws IllegalArgumentException when a system stands twice
  public static Programme of(Documents documents, Collection<? extends Evidence> evidence) {
    var own = new ArrayList<Evidence>();
    var bySystem = new HashMap<SystemId, List<Evidence>>();
    for (Evidence piece : evidence) {
      systemOf(piece)
          .ifPresentOrElse(
              system -> bySystem.computeIfAbsent(system, s -> new ArrayList<>()).add(piece),
              () -> own.add(piece));
    }
    var files = new ArrayList<EvidenceFile>(documents.systems().size());
    for (AiSystem system : documents.systems()) {
      List<Evidence> about = bySystem.remove(system.id());
      files.add(about == null ? EvidenceFile.EMPTY : EvidenceFile.of(about));
    }
    var elsewhere = new HashMap<SystemId, EvidenceFile>();
    bySystem.forEach((system, list) -> elsewhere.put(system, EvidenceFile.of(list)));
    return new Programme(documents, Index.of(documents), EvidenceFile.of(own), files, elsewhere);
  }

  /// @param evidence of each system, in their order
  /// @param elsewhere the evidence of systems that are not in the inventory
  private Programme(
      Documents documents,
      Index index,
      EvidenceFile ownEvidence,
      List<EvidenceFile> evidence,
      Map<SystemId, EvidenceFile> elsewhere) {
    this.documents = documents;
    this.index = index;
    this.ownEvidence = ownEvidence;
    this.evidence = evidence;
    this.elsewhere = elsewhere;
    if (index.positions().size() != documents.systems().size()) {
      throw new IllegalArgumentException("a system stands twice");
    }
  }

  /// @return this programme with one more piece of evidence
  public Programme with(Evidence piece) {
    Optional<SystemId> system = systemOf(piece);
    if (system.isEmpty()) {
      return new Programme(documents, index, ownEvidence.with(piece), evidence, elsewhere);
    }
    EvidenceFile file = evidence(system.get()).with(piece);
    Optional<Integer> position = position(system.get());
    if (position.isEmpty()) {
      var next = new HashMap<>(elsewhere);
      next.put(system.get(), file);
      return new Programme(documents, index, ownEvidence, evidence, next);
    }
    var next = new ArrayList<>(evidence);
    next.set(position.get(), file);
    return new Programme(documents, index, ownEvidence, next, elsewhere);
  }

  /// @return this programme without the evidence that was not there yet at `instant`
  public Programme asOf(Instant instant) {
    var then = new HashMap<SystemId, EvidenceFile>();
    elsewhere.forEach((system, file) -> then.put(system, file.upTo(instant)));
    return new Programme(
        documents,
        index,
        ownEvidence.upTo(instant),
        evidence.stream().map(file -> file.upTo(instant)).toList(),
        then);
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
    return position(id).map(systems()::get);
  }

  /// The place of a system among the others.
  Optional<Integer> position(SystemId id) {
    return Optional.ofNullable(index.positions().get(id));
  }

  /// The positions of the systems that have a part from a supplier.
  BitSet supplied(SupplierId supplier) {
    var supplied = new BitSet();
    for (int i = 0; i < systems().size(); i++) {
      supplied.set(
          i,
          systems().get(i).components().stream()
              .anyMatch(c -> c.supplier().equals(Optional.of(supplier))));
    }
    return supplied;
  }

  public List<Supplier> suppliers() {
    return documents.suppliers();
  }

  public Optional<Supplier> supplier(SupplierId id) {
    return Optional.ofNullable(index.suppliers().get(id));
  }

  public List<Implementation> implementations(ControlId control) {
    return index.implementations().getOrDefault(control, List.of());
  }

  public List<RiskTreatment> treatments(SystemId system) {
    return index.treatments().getOrDefault(system, List.of());
  }

  public List<Exclusion> exclusions() {
    return documents.exclusions();
  }

  List<Exclusion> exclusions(ControlId control) {
    return index.exclusions().getOrDefault(control, List.of());
  }

  /// The evidence on the organisation and its suppliers.
  public EvidenceFile ownEvidence() {
    return ownEvidence;
  }

  /// The evidence on one system and its components.
  public EvidenceFile evidence(SystemId system) {
    Optional<Integer> position = position(system);
    return position.isPresent()
        ? evidence.get(position.get())
        : elsewhere.getOrDefault(system, EvidenceFile.EMPTY);
  }

  /// All evidence, the organisation's own first.
  public List<Evidence> allEvidence() {
    var all = new ArrayList<>(ownEvidence.all());
    evidence.forEach(file -> all.addAll(file.all()));
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
