package dev.trivet.posture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The verdicts that are not what they were.
final class Changes {
  private final AssessmentPlan plan;
  private final ControlMask controls;
  private final List<List<Change>> byControl = new ArrayList<>();
  private final BitSet blocks = new BitSet();
  private boolean isForAll = false;

  private record Change(int system, Verdict verdict) {}

  Changes(AssessmentPlan plan) {
    this.plan = plan;
    this.controls = plan.noControl();
    plan.controls().forEach(c -> byControl.add(new ArrayList<>()));
  }

  /// Everything is new.
  static Changes all(AssessmentPlan plan, List<Verdicts> each) {
    var changes = new Changes(plan);
    changes.isForAll = true;
    for (int control = 0; control < plan.controls().size(); control++) {
      changes.controls.add(control);
      if (plan.isOfSystem(control)) {
        for (int system = 0; system < each.size(); system++) {
          changes.byControl.get(control).add(new Change(system, each.get(system).of(control)));
        }
      }
    }
    return changes;
  }

  /// Notes what changed for the organisation's own controls.
  void ofOrganisation(Verdicts was, Verdicts is) {
    for (int control = 0; control < byControl.size(); control++) {
      if (plan.isOfOrganisation(control) && was.of(control) != is.of(control)) {
        controls.add(control);
        isForAll = true;
      }
    }
  }

  /// Notes what changed on one system.
  void ofSystem(int system, Verdicts was, Verdicts is) {
    for (int control = 0; control < byControl.size(); control++) {
      if (plan.isOfSystem(control) && was.of(control) != is.of(control)) {
        controls.add(control);
        byControl.get(control).add(new Change(system, is.of(control)));
        blocks.set(system / Lanes.MOST);
      }
    }
  }

  boolean isEmpty() {
    return controls.isEmpty();
  }

  ControlMask controls() {
    return controls;
  }

  /// The blocks of members for whom something may have changed: always that of the organisation,
  /// which is the last member.
  BitSet blocks(int members) {
    var found = (BitSet) blocks.clone();
    int last = Lanes.blocks(members) - 1;
    found.set(isForAll ? 0 : last, last + 1);
    return found;
  }

  void write(int control, Members.Draft draft) {
    byControl.get(control).forEach(change -> draft.put(change.system(), change.verdict()));
  }
}
