package dev.trivet.evidence;

import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SupplierId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The evidence of one system, or of the organisation and its suppliers, found by method and
/// subject.
///
/// Newest first. At one instant the order is by content, never by arrival, so that the same
/// evidence always reads the same. Evidence is only ever added: a second piece of the same name
/// stands beside the first, because what was seen then was seen.
public final class EvidenceFile {
  public static final EvidenceFile EMPTY = new EvidenceFile(Map.of());

  private static final String WHOLE = "";
  private static final Comparator<Evidence> NEWEST_FIRST =
      Comparator.comparing(Evidence::at)
          .reversed()
          .thenComparing(Evidence::id)
          .thenComparing(Evidence::toString);

  private final Map<Key, List<Evidence>> byKey;

  /// @param on the component or the supplier, or [#WHOLE] for anything that is one of its kind
  private record Key(String method, Object on) {}

  private EvidenceFile(Map<Key, List<Evidence>> byKey) {
    this.byKey = byKey;
  }

  public static EvidenceFile of(Collection<? extends Evidence> all) {
    if (all.isEmpty()) {
      return EMPTY;
    }
    var byKey = new HashMap<Key, List<Evidence>>();
    for (Evidence evidence : all) {
      byKey.computeIfAbsent(key(evidence), k -> new ArrayList<>(1)).add(evidence);
    }
    byKey.replaceAll((key, list) -> sorted(list));
    return new EvidenceFile(byKey);
  }

  /// @return this file with one more piece of evidence; the same piece twice counts once
  public EvidenceFile with(Evidence evidence) {
    var next = new HashMap<>(byKey);
    Key key = key(evidence);
    var list = new ArrayList<>(next.getOrDefault(key, List.of()));
    list.add(evidence);
    next.put(key, sorted(list));
    return new EvidenceFile(next);
  }

  /// @return this file without what was seen after `instant`
  public EvidenceFile upTo(Instant instant) {
    return of(all().stream().filter(e -> !e.at().isAfter(instant)).toList());
  }

  /// Everything on the organisation, a supplier or the system as a whole.
  public List<Evidence> find(String method) {
    return byKey.getOrDefault(new Key(method, WHOLE), List.of());
  }

  public List<Evidence> find(String method, ComponentId component) {
    return byKey.getOrDefault(new Key(method, component), List.of());
  }

  public List<Evidence> find(String method, SupplierId supplier) {
    return byKey.getOrDefault(new Key(method, supplier), List.of());
  }

  /// Everything, in the order of the ids.
  public List<Evidence> all() {
    return byKey.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(Evidence::id))
        .toList();
  }

  public Optional<Evidence> find(EvidenceId id) {
    return byKey.values().stream().flatMap(List::stream).filter(e -> e.id().equals(id)).findFirst();
  }

  private static List<Evidence> sorted(List<Evidence> list) {
    if (list.size() == 1) {
      return List.of(list.getFirst());
    }
    return list.stream().distinct().sorted(NEWEST_FIRST).toList();
  }

  private static Key key(Evidence evidence) {
    return new Key(
        evidence.method(),
        switch (evidence.subject()) {
          case Subject.OfOrganisation organisation -> WHOLE;
          case Subject.OfSystem system -> WHOLE;
          case Subject.OfSupplier supplier -> supplier.supplier();
          case Subject.OfComponent component -> component.component();
        });
  }
}
