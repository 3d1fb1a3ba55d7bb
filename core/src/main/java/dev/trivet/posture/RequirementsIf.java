package dev.trivet.posture;

import dev.trivet.catalog.Scope;
import dev.trivet.posture.AssessmentPlan.Demand;
import dev.trivet.posture.WhatIf.Improves;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/// What the controls say of every demand on one set of verdicts, kept so that what one more proven
/// control changes is a look at what rests on it.
final class RequirementsIf {
  private final RestsOn restsOn;
  private final Verdicts verdicts;
  private final Scope scope;
  private final Standing[] said;

  /// @param scope of the demands that are reported
  RequirementsIf(RestsOn restsOn, Verdicts verdicts, Scope scope) {
    this.restsOn = restsOn;
    this.verdicts = verdicts;
    this.scope = scope;
    List<Demand> demands = restsOn.plan().demands();
    this.said = new Standing[demands.size()];
    for (Demand demand : demands) {
      said[demand.index()] = JudgeRequirement.said(demand, verdicts);
    }
  }

  /// The demands that would stand better if a control were proven.
  List<Improves> proven(int control) {
    Verdicts asIf = WhatIf.asIfProven(verdicts, Set.of(control));
    Standing[] then = said.clone();
    var touched = new BitSet();
    for (Demand demand : restsOn.answeredBy(control)) {
      Standing next = JudgeRequirement.said(demand, asIf);
      if (!next.equals(then[demand.index()])) {
        then[demand.index()] = next;
        touched.set(demand.index());
        restsOn.inferredFrom(demand).forEach(other -> touched.set(other.index()));
      }
    }
    var improves = new ArrayList<Improves>();
    for (int i = touched.nextSetBit(0); i >= 0; i = touched.nextSetBit(i + 1)) {
      Demand demand = restsOn.plan().demands().get(i);
      if (demand.requirement().scope() == scope) {
        compare(demand, then, improves);
      }
    }
    return improves;
  }

  private void compare(Demand demand, Standing[] then, List<Improves> improves) {
    for (Basis basis : Basis.values()) {
      RequirementStatus from = status(demand, basis, said);
      RequirementStatus to = status(demand, basis, then);
      if (from.worseThan(to)) {
        improves.add(new Improves(demand.requirement().ref(), basis, from, to));
      }
    }
  }

  private static RequirementStatus status(Demand demand, Basis basis, Standing[] said) {
    return JudgeRequirement.standing(demand, basis, other -> said[other.index()]).of(0);
  }
}
