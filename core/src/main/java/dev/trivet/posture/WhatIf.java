package dev.trivet.posture;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.ControlId;
import dev.trivet.control.RiskTreatment;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Posture.Judged;
import dev.trivet.shared.Level;
import dev.trivet.threat.Threat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What would follow if controls that are not proven were: the same judgement on other verdicts.
/// Nothing excluded comes back in.
public final class WhatIf {
  private static final List<Basis> BASES = List.of(Basis.OFFICIAL_ONLY, Basis.WITH_DERIVED);

  private final Posture posture;
  private final AssessmentPlan plan;
  private final JudgeThreat judgeThreat;
  private final Level appetite;
  private final RestsOn restsOn;

  /// What proving one control alone would change, on one system or for the organisation.
  public record Change(ControlId control, List<Exposed> threats, List<Improves> requirements) {
    public Change {
      threats = List.copyOf(threats);
      requirements = List.copyOf(requirements);
    }
  }

  /// A threat above appetite that no proven control stops and nobody accepted.
  ///
  /// @param basis the edges by which that is so; it may stand for both
  /// @param risk as it is now
  public record Exposed(TechniqueId technique, Basis basis, Level risk) {}

  /// A requirement whose status would be better.
  public record Improves(
      Ref requirement, Basis basis, RequirementStatus from, RequirementStatus to) {}

  public WhatIf(Posture posture) {
    this.posture = posture;
    this.plan = posture.plan();
    this.judgeThreat = posture.judgeThreat();
    this.appetite = posture.programme().settings().appetite();
    this.restsOn = new RestsOn(plan);
  }

  /// What proving each control alone would change on a system: the threats above appetite it would
  /// cover there, and the status of what is asked of each system. A control that is done once
  /// counts here too. Controls that would change nothing are left out.
  public List<Change> eachOn(SystemPosture system) {
    Verdicts verdicts = system.verdicts();
    List<Open> open = open(system);
    var requirements = new RequirementsIf(restsOn, verdicts, Scope.SYSTEM);
    var changes = new ArrayList<Change>();
    for (int control = 0; control < plan.controls().size(); control++) {
      if (isOpen(verdicts.of(control))) {
        List<Exposed> stopped = new ArrayList<>();
        for (Open one : open) {
          if (one.stopping().has(control)) {
            stopped.add(one.exposed());
          }
        }
        add(changes, control, stopped, requirements.proven(control), Optional.of(system.id()));
      }
    }
    return changes;
  }

  /// What proving each control alone, on every system it concerns, would change in what is asked
  /// once of the organisation.
  public List<Change> eachOfOrganisation() {
    Verdicts verdicts = posture.organisationVerdicts();
    var requirements = new RequirementsIf(restsOn, verdicts, Scope.ORGANISATION);
    var changes = new ArrayList<Change>();
    for (int control = 0; control < plan.controls().size(); control++) {
      if (isOpen(verdicts.of(control))) {
        add(changes, control, List.of(), requirements.proven(control), Optional.empty());
      }
    }
    return changes;
  }

  /// The posture as it would be if these controls were proven wherever they are not excluded. It is
  /// no posture of the evidence: [Explain] on it would speak of what is.
  public Posture proven(Set<ControlId> controls) {
    Set<Integer> ofOrganisation = new TreeSet<>();
    Set<Integer> ofSystems = new TreeSet<>();
    for (ControlId id : controls) {
      int index = posture.indexOf(id);
      (plan.isOfOrganisation(index) ? ofOrganisation : ofSystems).add(index);
    }
    Judged was = posture.judged();
    var changes = new Changes(plan);
    Verdicts own = asIfProven(was.own(), ofOrganisation);
    changes.ofOrganisation(was.own(), own);
    var each = new ArrayList<Verdicts>(was.each().size());
    for (Verdicts old : was.each()) {
      Verdicts next = asIfProven(old, ofSystems);
      changes.ofSystem(each.size(), old, next);
      each.add(next);
    }
    return new Posture(
        posture.catalog(),
        plan,
        posture.programme(),
        posture.asOf(),
        new Judged(was.threatModels(), own, each, Instant.MAX, was.tally().with(own, changes)));
  }

  /// The threats above appetite on a system that nothing proven stops. Those an attacker prepares
  /// out of the system's sight are not counted.
  public List<Exposed> exposed(SystemPosture system) {
    return open(system).stream().map(Open::exposed).toList();
  }

  /// @param stopping the controls that would stop it
  private record Open(Exposed exposed, ControlMask stopping) {}

  private List<Open> open(SystemPosture system) {
    var open = new ArrayList<Open>();
    Verdicts verdicts = system.verdicts();
    List<RiskTreatment> treatments = posture.programme().treatments(system.id());
    for (Threat threat : system.threatModel().threats()) {
      if (threat.band() == Threat.Band.PREPARATION) {
        continue;
      }
      Level risk = judgeThreat.risk(threat, system.system(), verdicts).current();
      if (risk.above(appetite)) {
        ThreatStatus status = judgeThreat.judge(threat, system.system(), verdicts, treatments);
        for (Basis basis : BASES) {
          if (status.isUnanswered(basis)) {
            open.add(
                new Open(
                    new Exposed(threat.technique(), basis, risk),
                    plan.naming(threat.technique()).stopping(basis)));
          }
        }
      }
    }
    return open;
  }

  private void add(
      List<Change> changes,
      int control,
      List<Exposed> stopped,
      List<Improves> improves,
      Optional<SystemId> system) {
    List<Improves> counted =
        improves.stream()
            .filter(i -> posture.exclusion(i.requirement(), system).isEmpty())
            .toList();
    if (!stopped.isEmpty() || !counted.isEmpty()) {
      changes.add(new Change(plan.controls().get(control).id(), stopped, counted));
    }
  }

  static Verdicts asIfProven(Verdicts verdicts, Set<Integer> controls) {
    Verdict[] all = verdicts.toArray();
    boolean changed = false;
    for (int control : controls) {
      if (isOpen(all[control])) {
        all[control] = Verdict.PROVEN;
        changed = true;
      }
    }
    return changed ? Verdicts.of(all, Instant.MAX) : verdicts;
  }

  private static boolean isOpen(Verdict verdict) {
    return verdict != Verdict.PROVEN && verdict != Verdict.EXCLUDED;
  }
}
