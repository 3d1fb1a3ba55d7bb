package dev.trivet.posture;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.ControlId;
import dev.trivet.inventory.SystemId;

/// Answers "why" for every verdict of a posture.
public final class Explain {
  private final ExplainControl controls;
  private final ExplainThreat threats;
  private final ExplainRequirement requirements;

  public Explain(Posture posture) {
    this.controls = new ExplainControl(posture);
    this.threats = new ExplainThreat(posture, controls);
    this.requirements = new ExplainRequirement(posture);
  }

  /// Why a control has its verdict for the organisation, or for all systems together.
  public Explanation control(ControlId id) {
    return controls.of(id);
  }

  /// Why a control has its verdict on one system.
  public Explanation control(ControlId id, SystemId system) {
    return controls.of(id, system);
  }

  /// Why a threat is covered, accepted or open on a system.
  ///
  /// @throws IllegalArgumentException on a technique ATLAS does not have
  public Explanation threat(SystemId system, TechniqueId technique) {
    return threats.of(system, technique);
  }

  /// Why a requirement has its status over everything it is asked of.
  public Explanation requirement(Ref ref) {
    return requirements.of(ref);
  }

  /// Why a requirement that is asked of each system has its status on one.
  public Explanation requirement(Ref ref, SystemId system) {
    return requirements.of(ref, system);
  }
}
