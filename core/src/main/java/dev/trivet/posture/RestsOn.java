package dev.trivet.posture;

import dev.trivet.posture.AssessmentPlan.Demand;
import dev.trivet.posture.AssessmentPlan.Inference;
import java.util.ArrayList;
import java.util.List;

/// Which demands may change when a control does: those it answers, and those inferred from them.
final class RestsOn {
  private final AssessmentPlan plan;
  private final List<List<Demand>> answered = new ArrayList<>();
  private final List<List<Demand>> inferred = new ArrayList<>();

  RestsOn(AssessmentPlan plan) {
    this.plan = plan;
    plan.controls().forEach(control -> answered.add(new ArrayList<>()));
    plan.demands().forEach(demand -> inferred.add(new ArrayList<>()));
    for (Demand demand : plan.demands()) {
      for (int control : demand.controls()) {
        answered.get(control).add(demand);
      }
      for (Inference inference : demand.inferences()) {
        inferred.get(inference.from().index()).add(demand);
      }
    }
  }

  AssessmentPlan plan() {
    return plan;
  }

  /// The demands a control answers.
  List<Demand> answeredBy(int control) {
    return answered.get(control);
  }

  /// The demands a crosswalk ties to one, by an edge into them.
  List<Demand> inferredFrom(Demand demand) {
    return inferred.get(demand.index());
  }
}
