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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All verdicts on a programme at one instant. Computed, never stored.
public final class Posture {
  private final Catalog catalog;
  private final AssessmentPlan plan;
  private final Programme programme;
  private final Instant asOf;
  private final Verdicts ownVerdicts;
  private final List<SystemPosture> systems;
  private final Map<SystemId, Integer> positions;
  private final Tally tally;

  /// What was judged of one system, before it is put beside the others.
  record Judged(AiSystem system, ThreatModel threatModel, Verdicts verdicts) {}

  Posture(
      Catalog catalog,
      AssessmentPlan plan,
      Programme programme,
      Instant asOf,
      Verdicts ownVerdicts,
      List<Judged> judged,
      Map<SystemId, Integer> positions,
      Tally tally) {
    this.catalog = catalog;
    this.plan = plan;
    this.programme = programme;
    this.asOf = asOf;
    this.ownVerdicts = ownVerdicts;
    var all = new ArrayList<SystemPosture>(judged.size());
    judged.forEach(
        j -> all.add(new SystemPosture(this, j.system(), j.threatModel(), j.verdicts())));
    this.systems = java.util.Collections.unmodifiableList(all);
    this.positions = positions;
    this.tally = tally;
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
    return systems;
  }

  public Optional<SystemPosture> system(SystemId id) {
    return Optional.ofNullable(positions.get(id)).map(systems::get);
  }

  /// The controls in force.
  public List<Control> controls() {
    return plan.controls();
  }

  /// The verdict on a control that is done once; for one done on each system, the worst of the
  /// systems it concerns.
  public Verdict verdict(ControlId control) {
    int index = indexOf(control);
    return plan.isOfOrganisation(index) ? ownVerdicts.of(index) : tally.worstVerdict(index);
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
      return JudgeRequirement.status(demand, organisationVerdicts(), basis);
    }
    return systems.isEmpty() ? RequirementStatus.NOT_EVIDENCED : worstOfSystems(demand, basis);
  }

  private RequirementStatus worstOfSystems(Demand demand, Basis basis) {
    boolean excludedSomewhere =
        programme.exclusions().stream()
            .anyMatch(e -> e.requirement().equals(Optional.of(demand.requirement().ref())));
    if (!excludedSomewhere) {
      return tally.worstStatus(demand.index(), basis);
    }
    RequirementStatus worst = RequirementStatus.NOT_APPLICABLE;
    for (SystemPosture system : systems) {
      worst = Tally.worse(worst, statusOn(demand.requirement().ref(), system, basis));
    }
    return worst;
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
    return JudgeRequirement.status(demand(requirement), system.verdicts(), basis);
  }

  /// The organisation's own controls, and for those done on each system the worst verdict.
  Verdicts organisationVerdicts() {
    return tally.organisation(plan, ownVerdicts);
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

  Verdicts ownVerdicts() {
    return ownVerdicts;
  }

  Map<SystemId, Integer> positions() {
    return positions;
  }

  Tally tally() {
    return tally;
  }
}
