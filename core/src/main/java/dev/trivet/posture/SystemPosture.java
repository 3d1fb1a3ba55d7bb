package dev.trivet.posture;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.ControlId;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Level;
import dev.trivet.threat.ThreatModel;
import java.util.List;
import java.util.Optional;

/// What the evidence adds up to for one system: a view on the posture it is part of.
///
/// Threats and requirements follow from the verdicts on controls and are worked out when asked.
public final class SystemPosture {
  private final Posture posture;
  private final int position;
  private final AiSystem system;
  private final Verdicts verdicts;

  /// @param position among the systems of the programme
  SystemPosture(Posture posture, int position) {
    this.posture = posture;
    this.position = position;
    this.system = posture.programme().systems().get(position);
    this.verdicts = posture.verdictsOn(position);
  }

  public AiSystem system() {
    return system;
  }

  public SystemId id() {
    return system.id();
  }

  public ThreatModel threatModel() {
    return posture.judged().threatModels().get(position);
  }

  int position() {
    return position;
  }

  Verdicts verdicts() {
    return verdicts;
  }

  /// The verdict on a control, on this system or, if it is done once, for the organisation.
  ///
  /// @throws IllegalArgumentException on a control outside the control set
  public Verdict verdict(ControlId control) {
    return verdicts.of(posture.indexOf(control));
  }

  /// What the verdict on a control rests on here, or for the organisation if it is done once.
  public Grounds grounds(ControlId control) {
    return posture.grounds(posture.indexOf(control), Optional.of(system));
  }

  /// Every applicable threat, in the order of the threat model.
  public List<ThreatStatus> threats() {
    JudgeThreat judge = posture.judgeThreat();
    var treatments = posture.programme().treatments(id());
    return threatModel().threats().stream()
        .map(threat -> judge.judge(threat, system, verdicts, treatments))
        .toList();
  }

  public Optional<ThreatStatus> threat(TechniqueId technique) {
    return threatModel()
        .threat(technique)
        .map(threat ->
            posture
                .judgeThreat()
                .judge(threat, system, verdicts, posture.programme().treatments(id())));
  }

  /// The status of a requirement that is asked of each system.
  public RequirementStatus requirement(Ref requirement, Basis basis) {
    return posture.statusOn(requirement, this, basis);
  }

  /// The worst risk among the threats nobody covers or accepts; very low when there is none.
  public Level worstUncovered() {
    return worst(threats());
  }

  static Level worst(List<ThreatStatus> threats) {
    Level worst = Level.VERY_LOW;
    for (ThreatStatus threat : threats) {
      if (threat.isUnanswered(Basis.WITH_DERIVED)) {
        worst = Level.max(worst, threat.risk().current());
      }
    }
    return worst;
  }
}
