package dev.trivet.posture;

import dev.trivet.catalog.Catalog;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// What names what, worked out once for a control set and the frameworks in scope, so that judging
/// a system is a walk over arrays.
final class AssessmentPlan {
  private final List<Control> controls;
  private final Map<ControlId, Integer> indexes = new HashMap<>();
  private final Map<TechniqueId, Naming> namings = new HashMap<>();
  private final List<Demand> demands = new ArrayList<>();
  private final Map<Ref, Demand> byRef = new LinkedHashMap<>();
  private final Map<String, List<Integer>> byMethod = new HashMap<>();

  /// The controls that name one technique, by what they do to it and by what the naming rests on.
  record Naming(
      ControlMask stoppingOfficially,
      ControlMask stopping,
      ControlMask preventing,
      ControlMask detectingOfficially,
      ControlMask detecting) {

    ControlMask stopping(Basis basis) {
      return basis == Basis.OFFICIAL_ONLY ? stoppingOfficially : stopping;
    }

    ControlMask detecting(Basis basis) {
      return basis == Basis.OFFICIAL_ONLY ? detectingOfficially : detecting;
    }
  }

  /// A requirement with the controls that answer it and the requirements that may imply it.
  ///
  /// @param home whether the controls state it in their own terms, so that no crosswalk is involved
  /// @param whole those of the controls that answer it alone
  /// @param controls that name it, as a set and by their indexes
  /// @param compositions the indexes of controls that answer it together
  @SuppressWarnings("ArrayRecordComponent") // read for every block of systems; never changed
  record Demand(
      int index,
      Requirement requirement,
      boolean home,
      ControlMask whole,
      ControlMask any,
      int[] controls,
      List<int[]> compositions,
      List<Inference> inferences) {

    /// Whether its status may change with the verdict on one of these controls.
    boolean restsOn(ControlMask controls) {
      return any.intersects(controls)
          || inferences.stream().anyMatch(i -> i.from().any.intersects(controls));
    }
  }

  /// An edge from another requirement of the plan.
  ///
  /// @param relationship of that other one to this
  record Inference(Demand from, Mapping mapping) {}

  AssessmentPlan(Catalog catalog, ControlSet set, List<FrameworkId> frameworks) {
    controls = set.controls();
    for (Control control : controls) {
      int index = indexes.size();
      indexes.put(control.id(), index);
      control.proofs().stream()
          .map(Proof::method)
          .distinct()
          .forEach(m -> byMethod.computeIfAbsent(m, k -> new ArrayList<>()).add(index));
    }
    catalog.atlas().techniques().forEach(t -> namings.put(t.id(), naming(catalog, t.id())));
    SequencedSet<FrameworkId> inScope = new LinkedHashSet<>();
    inScope.add(FrameworkId.AI_RMF);
    inScope.addAll(frameworks);
    for (FrameworkId framework : inScope) {
      for (Requirement requirement : catalog.demands(framework)) {
        Demand demand = demand(set, requirement);
        demands.add(demand);
        byRef.put(requirement.ref(), demand);
      }
    }
    demands.forEach(demand -> infer(catalog, demand));
  }

  private Naming naming(Catalog catalog, TechniqueId technique) {
    var mitigations = catalog.atlas().mitigationsOf(technique);
    var naming = new Naming(noControl(), noControl(), noControl(), noControl(), noControl());
    for (int i = 0; i < controls.size(); i++) {
      Control control = controls.get(i);
      boolean officially =
          control.implementedMitigations().stream().anyMatch(mitigations::contains);
      if (!officially && !control.counters().contains(technique)) {
        continue;
      }
      (control.stopsThreats() ? naming.stopping : naming.detecting).add(i);
      if (control.effect() == Control.Effect.PREVENTS) {
        naming.preventing.add(i);
      }
      if (officially) {
        (control.stopsThreats() ? naming.stoppingOfficially : naming.detectingOfficially).add(i);
      }
    }
    return naming;
  }

  private Demand demand(ControlSet set, Requirement requirement) {
    ControlMask whole = noControl();
    ControlMask any = noControl();
    for (int i = 0; i < controls.size(); i++) {
      for (Control.Satisfies satisfies : controls.get(i).satisfies()) {
        if (satisfies.requirement().equals(requirement.ref())) {
          any.add(i);
          if (satisfies.extent() == Control.Extent.WHOLE) {
            whole.add(i);
          }
        }
      }
    }
    List<int[]> compositions =
        set.compositions(requirement.ref()).stream()
            .map(c -> c.together().stream().mapToInt(id -> index(id).orElseThrow()).toArray())
            .toList();
    boolean home = requirement.ref().framework().equals(FrameworkId.AI_RMF);
    return new Demand(
        demands.size(),
        requirement,
        home,
        whole,
        any,
        any.indexes(),
        compositions,
        new ArrayList<>());
  }

  private void infer(Catalog catalog, Demand demand) {
    for (Mapping mapping : catalog.mappingsInto(demand.requirement().ref())) {
      Demand from = byRef.get(mapping.source());
      if (from != null && from.index() != demand.index()) {
        demand.inferences().add(new Inference(from, mapping));
      }
    }
  }

  ControlMask noControl() {
    return new ControlMask(controls.size());
  }

  List<Control> controls() {
    return controls;
  }

  Optional<Integer> index(ControlId control) {
    return Optional.ofNullable(indexes.get(control));
  }

  Naming naming(TechniqueId technique) {
    return java.util.Objects.requireNonNull(namings.get(technique));
  }

  List<Demand> demands() {
    return demands;
  }

  Optional<Demand> demand(Ref requirement) {
    return Optional.ofNullable(byRef.get(requirement));
  }

  /// The controls that ask for evidence of this method.
  List<Integer> controlsUsing(String method) {
    return byMethod.getOrDefault(method, List.of());
  }

  boolean isOfSystem(int control) {
    return !isOfOrganisation(control);
  }

  boolean isOfOrganisation(int control) {
    return controls.get(control).scope() == Scope.ORGANISATION;
  }
}
