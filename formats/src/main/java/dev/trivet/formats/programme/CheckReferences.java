package dev.trivet.formats.programme;

import dev.trivet.catalog.Catalog;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.programme.Documents.Document;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks that what documents name is there, that nothing is made of itself, and that nothing was
/// seen in the future.
final class CheckReferences {
  private final Catalog catalog;
  private final ControlsInForce controls;
  private final Instant now;
  private final Problems problems;
  private final Map<SystemId, AiSystem> systems = new LinkedHashMap<>();
  private final Set<SupplierId> suppliers = new HashSet<>();

  CheckReferences(
      Catalog catalog,
      ControlsInForce controls,
      List<Document<AiSystem>> systems,
      List<Document<Supplier>> suppliers,
      Instant now,
      Problems problems) {
    this.catalog = catalog;
    this.controls = controls;
    this.now = now;
    this.problems = problems;
    systems.forEach(s -> this.systems.put(s.value().id(), s.value()));
    suppliers.forEach(s -> this.suppliers.add(s.value().id()));
  }

  void systems(List<Document<AiSystem>> documents) {
    for (Document<AiSystem> document : documents) {
      AiSystem system = document.value();
      Set<ComponentId> ids = new HashSet<>();
      for (int i = 0; i < system.components().size(); i++) {
        Component component = system.components().get(i);
        String index = Integer.toString(i);
        if (!ids.add(component.id())) {
          problems.add(
              Kind.DUPLICATE_ID,
              document.at("components", index, "id"),
              "the component " + component.id() + " stands twice",
              "give one of them another id");
        }
        component
            .supplier()
            .ifPresent(s -> supplier(s, document.at("components", index, "supplier")));
        component
            .alternatives()
            .forEach(s -> supplier(s, document.at("components", index, "alternatives")));
        for (ComponentId base : component.derivedFrom()) {
          component(system, base, document.at("components", index, "derivedFrom"));
        }
        if (component.digest().isEmpty() && component.version().isEmpty()) {
          problems.add(
              Kind.UNBOUND_COMPONENT,
              document.at("components", index),
              component.id() + " has neither digest nor version",
              "no evidence can be bound to it");
        }
      }
      cycle(document);
    }
  }

  private void cycle(Document<AiSystem> document) {
    List<Component> components = document.value().components();
    Set<ComponentId> settled = new HashSet<>();
    int before = -1;
    while (settled.size() != before) {
      before = settled.size();
      for (Component component : components) {
        boolean restsOnOpen =
            component.derivedFrom().stream()
                .anyMatch(base ->
                    !settled.contains(base) && document.value().component(base).isPresent());
        if (!restsOnOpen) {
          settled.add(component.id());
        }
      }
    }
    for (int i = 0; i < components.size(); i++) {
      if (!settled.contains(components.get(i).id())) {
        problems.add(
            Kind.CYCLE,
            document.at("components", Integer.toString(i), "derivedFrom"),
            components.get(i).id() + " is derived from itself, directly or by others",
            "say which came first");
      }
    }
  }

  void controls(List<Document<ControlDocument>> documents) {
    for (Document<ControlDocument> document : documents) {
      ControlDocument control = document.value();
      for (Control.Satisfies satisfies : control.satisfies()) {
        requirement(satisfies.requirement(), document.at("satisfies"));
      }
      control.counters().forEach(t -> technique(t, document.at("counters")));
      for (var mitigation : control.implementedMitigations()) {
        if (!catalog.atlas().has(mitigation)) {
          problems.unknown(
              Kind.UNKNOWN_REFERENCE,
              document.at("implements"),
              "ATLAS mitigation",
              mitigation.value(),
              catalog.atlas().mitigations().stream().map(m -> m.id().value()).toList());
        }
      }
      for (ControlDocument.Said said : control.implementation()) {
        said.systems().forEach(s -> system(s, document.at("implementation")));
      }
    }
  }

  void evidence(Document<? extends Evidence> document) {
    Evidence evidence = document.value();
    switch (evidence.subject()) {
      case Subject.OfOrganisation organisation -> {}
      case Subject.OfSupplier s -> supplier(s.supplier(), document.at("subject", "supplier"));
      case Subject.OfSystem s -> system(s.system(), document.at("subject", "system"));
      case Subject.OfComponent c -> {
        system(c.system(), document.at("subject", "system"));
        AiSystem system = systems.get(c.system());
        if (system != null) {
          component(system, c.component(), document.at("subject", "component"));
        }
      }
    }
    past(evidence.at(), document.at("observedAt"), "it was seen");
  }

  void treatment(Document<RiskTreatment> document) {
    RiskTreatment treatment = document.value();
    system(treatment.system(), document.at("system"));
    technique(treatment.technique(), document.at("technique"));
    treatment.controls().forEach(c -> control(c, document.at("controls")));
    past(treatment.decided(), document.at("decided"), "it was decided");
  }

  void exclusion(Document<Exclusion> document) {
    Exclusion exclusion = document.value();
    exclusion.control().ifPresent(c -> control(c, document.at("control")));
    exclusion.requirement().ifPresent(r -> requirement(r, document.at("requirement")));
    exclusion.systems().forEach(s -> system(s, document.at("systems")));
    past(exclusion.decided(), document.at("decided"), "it was decided");
  }

  private void past(Instant instant, Position at, String what) {
    if (instant.isAfter(now)) {
      problems.add(
          Kind.FUTURE_DATE,
          at,
          what + " on " + instant + ", which is still to come",
          "check the date; it is now " + now);
    }
  }

  private void system(SystemId id, Position at) {
    if (!systems.containsKey(id)) {
      unknown(at, "system", id.value(), systems.keySet().stream().map(SystemId::value).toList());
    }
  }

  private void component(AiSystem system, ComponentId id, Position at) {
    if (system.component(id).isEmpty()) {
      unknown(
          at,
          "component of " + system.id(),
          id.value(),
          system.components().stream().map(c -> c.id().value()).toList());
    }
  }

  private void supplier(SupplierId id, Position at) {
    if (!suppliers.contains(id)) {
      unknown(at, "supplier", id.value(), suppliers.stream().map(SupplierId::value).toList());
    }
  }

  private void control(ControlId id, Position at) {
    if (!controls.knows(id)) {
      unknown(
          at,
          "control",
          id.value(),
          controls.set().controls().stream().map(c -> c.id().value()).toList());
    }
  }

  private void technique(TechniqueId id, Position at) {
    if (catalog.atlas().findTechnique(id).isEmpty()) {
      unknown(
          at,
          "ATLAS technique",
          id.value(),
          catalog.atlas().techniques().stream().map(t -> t.id().value()).toList());
    }
  }

  private void requirement(Ref ref, Position at) {
    if (catalog.requirement(ref).isEmpty()) {
      unknown(
          at,
          "requirement",
          ref.toString(),
          catalog.requirements().stream().map(r -> r.ref().toString()).toList());
    }
  }

  private void unknown(Position at, String what, String word, List<String> known) {
    problems.unknown(Kind.UNKNOWN_REFERENCE, at, what, word, known);
  }
}
