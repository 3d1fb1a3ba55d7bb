package dev.trivet.posture;

import dev.trivet.catalog.Scope;
import dev.trivet.posture.AssessmentPlan.Demand;
import java.time.Instant;
import java.util.List;

/// How many systems stand where, for every control and every requirement, so that one system's
/// change does not need a look at the others.
final class Tally {
  private static final Verdict[] VERDICTS = Verdict.values();
  private static final RequirementStatus[] STATUSES = RequirementStatus.values();
  private static final int BASES = Basis.values().length;

  private final int[] verdicts;
  private final int[] statuses;

  private Tally(int[] verdicts, int[] statuses) {
    this.verdicts = verdicts;
    this.statuses = statuses;
  }

  static Tally empty(AssessmentPlan plan) {
    return new Tally(
        new int[plan.controls().size() * VERDICTS.length],
        new int[plan.demands().size() * BASES * STATUSES.length]);
  }

  Tally copy() {
    return new Tally(verdicts.clone(), statuses.clone());
  }

  void count(AssessmentPlan plan, Verdicts of, int times) {
    for (int control = 0; control < plan.controls().size(); control++) {
      verdicts[control * VERDICTS.length + of.of(control).ordinal()] += times;
    }
    for (Demand demand : plan.demands()) {
      countStatus(demand, of, times);
    }
  }

  /// Moves one system from what it was to what it is, looking at what `changed` touches only.
  void move(AssessmentPlan plan, Verdicts was, Verdicts is, ControlMask changed) {
    for (int control = 0; control < plan.controls().size(); control++) {
      if (changed.has(control)) {
        verdicts[control * VERDICTS.length + was.of(control).ordinal()]--;
        verdicts[control * VERDICTS.length + is.of(control).ordinal()]++;
      }
    }
    for (Demand demand : plan.demands()) {
      if (restsOn(demand, changed)) {
        countStatus(demand, was, -1);
        countStatus(demand, is, 1);
      }
    }
  }

  private static boolean restsOn(Demand demand, ControlMask changed) {
    if (demand.any().intersects(changed)) {
      return true;
    }
    for (AssessmentPlan.Inference inference : demand.inferences()) {
      if (inference.from().any().intersects(changed)) {
        return true;
      }
    }
    return false;
  }

  void add(Tally other) {
    for (int i = 0; i < verdicts.length; i++) {
      verdicts[i] += other.verdicts[i];
    }
    for (int i = 0; i < statuses.length; i++) {
      statuses[i] += other.statuses[i];
    }
  }

  private void countStatus(Demand demand, Verdicts of, int times) {
    if (demand.requirement().scope() == Scope.ORGANISATION) {
      return;
    }
    for (Basis basis : List.of(Basis.OFFICIAL_ONLY, Basis.WITH_DERIVED)) {
      int status = JudgeRequirement.status(demand, of, basis).ordinal();
      statuses[(demand.index() * BASES + basis.ordinal()) * STATUSES.length + status] += times;
    }
  }

  /// The worst verdict among the systems a control concerns; excluded when it concerns none.
  Verdict worstVerdict(int control) {
    Verdict worst = Verdict.EXCLUDED;
    for (Verdict verdict : VERDICTS) {
      if (verdicts[control * VERDICTS.length + verdict.ordinal()] > 0) {
        worst = worse(worst, verdict);
      }
    }
    return worst;
  }

  int count(int control, Verdict verdict) {
    return verdicts[control * VERDICTS.length + verdict.ordinal()];
  }

  RequirementStatus worstStatus(int demand, Basis basis) {
    RequirementStatus worst = RequirementStatus.NOT_APPLICABLE;
    for (RequirementStatus status : STATUSES) {
      if (statuses[(demand * BASES + basis.ordinal()) * STATUSES.length + status.ordinal()] > 0) {
        worst = worse(worst, status);
      }
    }
    return worst;
  }

  /// Not applicable gives way to anything.
  static RequirementStatus worse(RequirementStatus a, RequirementStatus b) {
    if (a == RequirementStatus.NOT_APPLICABLE) {
      return b;
    }
    return b != RequirementStatus.NOT_APPLICABLE && b.worseThan(a) ? b : a;
  }

  /// Proven is best and failing worst; excluded gives way to anything.
  static Verdict worse(Verdict a, Verdict b) {
    return severity(a) >= severity(b) ? a : b;
  }

  private static int severity(Verdict verdict) {
    return switch (verdict) {
      case EXCLUDED -> 0;
      case PROVEN -> 1;
      case STALE -> 2;
      case CLAIMED -> 3;
      case PLANNED -> 4;
      case ABSENT -> 5;
      case FAILING -> 6;
    };
  }

  Verdicts organisation(AssessmentPlan plan, Verdicts own) {
    Verdict[] all = own.toArray();
    for (int control = 0; control < all.length; control++) {
      if (!plan.isOfOrganisation(control)) {
        all[control] = worstVerdict(control);
      }
    }
    return Verdicts.of(all, Instant.MAX);
  }
}
