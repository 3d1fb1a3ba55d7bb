package dev.trivet.formats.report;

import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.Supplier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A supplier with what comes from it and what is known of it.
///
/// @param known the evidence on it, the newest first; empty when nobody has asked
record SupplierRow(
    String id,
    String anchor,
    String title,
    String country,
    String provides,
    List<Used> parts,
    List<Known> known) {

  /// A part it supplied to a system.
  record Used(String part, String type, String system, String anchor) {}

  /// Something seen or stated about it.
  record Known(String method, String result, String seen, String anchor) {}

  static List<SupplierRow> all(Sources sources) {
    return sources.posture().programme().suppliers().stream().map(s -> of(sources, s)).toList();
  }

  private static SupplierRow of(Sources sources, Supplier supplier) {
    return new SupplierRow(
        supplier.id().value(),
        Anchors.of(supplier.id()),
        Shown.name(supplier.title()),
        Shown.name(supplier.country().orElse("")),
        Shown.text(String.join(", ", supplier.provides())),
        parts(sources, supplier),
        known(sources, supplier));
  }

  private static List<Used> parts(Sources sources, Supplier supplier) {
    var used = new ArrayList<Used>();
    for (AiSystem system : sources.posture().programme().systems()) {
      for (Component component : system.components()) {
        if (component.supplier().equals(Optional.of(supplier.id()))) {
          used.add(
              new Used(
                  component.id().value(),
                  dev.trivet.shared.Words.spoken(component.type()),
                  system.id().value(),
                  Anchors.of(system.id())));
        }
      }
    }
    return List.copyOf(used);
  }

  private static List<Known> known(Sources sources, Supplier supplier) {
    return sources.posture().programme().ownEvidence().all().stream()
        .filter(e -> e.subject().equals(new Subject.OfSupplier(supplier.id())))
        .filter(e -> !e.at().isAfter(sources.asOf()))
        .sorted(Comparator.comparing(Evidence::at).reversed())
        .map(e ->
            new Known(
                e.method(), Shown.name(Shown.result(e)), Shown.day(e.at()), Anchors.of(e.id())))
        .toList();
  }
}
