package dev.trivet.posture;

import dev.trivet.catalog.Catalog;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.Exclusion;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.AssessmentPlan.Demand;
import dev.trivet.threat.ThreatModel;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// All verdicts on a programme at one instant. Computed, never stored.
public final class Posture {
  private final Catalog catalog;
  private final AssessmentPlan plan;
  private final Programme programme;
  private final Instant asOf;
  private final Judged judged;

  /// What was judged of a programme.
  ///
  /// @param threatModels of the systems, in the order of the programme
  /// @param own verdicts on the controls of the organisation
  /// @param each system's verdicts on the others, in the same order
  /// @param holdsUntil the first instant at which time alone may change a verdict on a system
  record Judged(
      List<ThreatModel> threatModels,
      Verdicts own,
      List<Verdicts> each,
      Instant holdsUntil,
      Tally tally) {}

  Posture(Catalog catalog, AssessmentPlan plan, Programme programme, Instant asOf, Judged judged) {
    this.catalog = catalog;
    this.plan = plan;
    this.programme = programme;
    this.asOf = asOf;
    this.judged = judged;
  }

  public Catalog catalog() {
    return catalog;
  }

  public Programme programme() {
    return programme;
  }

  public Instant asOf() {
    return asOf;
  }

  /// Every system, in the order of the programme.
  public List<SystemPosture> systems() {
    return new AbstractList<>() {
      @Override
      public SystemPosture get(int index) {
        return new SystemPosture(Posture.this, Objects.checkIndex(index, size()));
      }

      @Override
      public int size() {
        return judged.each().size();
      }
    };
  }

  public Optional<SystemPosture> system(SystemId id) {
    return programme.position(id).map(position -> new SystemPosture(this, position));
  }

  SystemPosture known(SystemId id) {
    return system(id)
        .orElseThrow(() -> new IllegalArgumentException("no system " + id + " in the programme"));
  }

  Control known(ControlId id) {
    return controls().get(indexOf(id));
  }

  /// The controls in force.
  public List<Control> controls() {
    return plan.controls();
  }

  /// The verdict on a control that is done once; for one done on each system, the worst of the
  /// systems it concerns.
  public Verdict verdict(ControlId control) {
    return judged.tally().verdict(indexOf(control));
  }

  /// What the verdict on a control that is done once rests on.
  ///
  /// @throws IllegalArgumentException on one that is done on each system; ask that system
  public Grounds grounds(ControlId control) {
    int index = indexOf(control);
    if (!plan.isOfOrganisation(index)) {
      throw new IllegalArgumentException(control + " is done on each system");
    }
    return grounds(index, Optional.empty());
  }

  Grounds grounds(int control, Optional<AiSystem> system) {
    return Grounds.of(
        new JudgeControl(programme, asOf)
            .judge(
                plan.controls().get(control),
                plan.isOfOrganisation(control) ? Optional.empty() : system));
  }

  /// The demands of the frameworks in scope, in their own order; the AI RMF first.
  public List<Requirement> requirements() {
    return plan.demands().stream().map(Demand::requirement).toList();
  }

  public List<Requirement> requirements(FrameworkId framework) {
    return requirements().stream().filter(r -> r.ref().framework().equals(framework)).toList();
  }

  /// The status of a requirement: of the organisation, or the worst of the systems it is asked of.
  public RequirementStatus requirement(Ref requirement, Basis basis) {
    Demand demand = demand(requirement);
    if (exclusion(requirement, Optional.empty()).isPresent()) {
      return RequirementStatus.NOT_APPLICABLE;
    }
    if (demand.requirement().scope() == Scope.ORGANISATION) {
      return judged.tally().status(demand, basis);
    }
    return judged.each().isEmpty()
        ? RequirementStatus.NOT_EVIDENCED
        : judged.tally().worstStatus(demand, basis, excludedFrom(requirement));
  }

  /// The positions of the systems that a requirement does not concern by decision.
  private BitSet excludedFrom(Ref requirement) {
    var excluded = new BitSet();
    programme.exclusions().stream()
        .filter(e -> e.requirement().equals(Optional.of(requirement)) && e.holdsAt(asOf))
        .flatMap(e -> e.systems().stream())
        .forEach(system -> programme.position(system).ifPresent(excluded::set));
    return excluded;
  }

  /// The exclusion of a requirement that holds, if there is one.
  public Optional<Exclusion> exclusion(Ref requirement, Optional<SystemId> system) {
    return programme.exclusions().stream()
        .filter(e -> e.requirement().equals(Optional.of(requirement)) && e.holdsAt(asOf))
        .filter(e -> system.map(e::covers).orElse(e.systems().isEmpty()))
        .findFirst();
  }

  RequirementStatus statusOn(Ref requirement, SystemPosture system, Basis basis) {
    if (exclusion(requirement, Optional.of(system.id())).isPresent()) {
      return RequirementStatus.NOT_APPLICABLE;
    }
    return judged.tally().status(demand(requirement), basis, system.position());
  }

  /// A system's own verdicts with those of the organisation.
  Verdicts verdictsOn(int position) {
    return judged.each().get(position).with(plan, judged.own());
  }

  /// The organisation's own controls, and for those done on each system the worst verdict.
  Verdicts organisationVerdicts() {
    var all = new Verdict[plan.controls().size()];
    Arrays.setAll(all, judged.tally()::verdict);
    return Verdicts.of(all, judged.own().holdsUntil());
  }

  int indexOf(ControlId control) {
    return plan.index(control)
        .orElseThrow(() -> new IllegalArgumentException("no control " + control + " in force"));
  }

  Demand demand(Ref requirement) {
    return plan.demand(requirement)
        .orElseThrow(
            () -> new IllegalArgumentException(requirement + " is not of a framework in scope"));
  }

  JudgeThreat judgeThreat() {
    return new JudgeThreat(plan, programme.settings().matrix(), asOf);
  }

  AssessmentPlan plan() {
    return plan;
  }

  Judged judged() {
    return judged;
  }
}
