package dev.trivet.posture;

import java.util.ArrayList;
import java.util.List;

/// The verdicts that are not what they were, by control.
final class Changes {
  private final AssessmentPlan plan;
  private final ControlMask controls;
  private final List<List<Change>> byControl = new ArrayList<>();

  private record Change(int system, Verdict verdict) {}

  Changes(AssessmentPlan plan) {
    this.plan = plan;
    this.controls = plan.noControl();
    plan.controls().forEach(c -> byControl.add(new ArrayList<>()));
  }

  /// Notes what changed for the organisation's own controls.
  void ofOrganisation(Verdicts was, Verdicts is) {
    for (int control = 0; control < byControl.size(); control++) {
      if (plan.isOfOrganisation(control) && was.of(control) != is.of(control)) {
        controls.add(control);
      }
    }
  }

  /// Notes what changed on one system.
  void ofSystem(int system, Verdicts was, Verdicts is) {
    for (int control = 0; control < byControl.size(); control++) {
      if (plan.isOfSystem(control) && was.of(control) != is.of(control)) {
        controls.add(control);
        byControl.get(control).add(new Change(system, is.of(control)));
      }
    }
  }

  boolean isEmpty() {
    return controls.isEmpty();
  }

  ControlMask controls() {
    return controls;
  }

  void write(int control, Members.Draft<Verdict> draft) {
    byControl.get(control).forEach(change -> draft.put(change.system(), change.verdict()));
  }
}
