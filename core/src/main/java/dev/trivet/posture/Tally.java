package dev.trivet.posture;

import dev.trivet.posture.AssessmentPlan.Demand;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Who stands where: every system and the organisation, for every control and every requirement.
///
/// The next one is made from the one before it by what changed, so that one piece of evidence costs
/// what it touches.
final class Tally {
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());
  private static final List<Verdict> VERDICTS_FROM_WORST =
      List.of(
          Verdict.FAILING,
          Verdict.ABSENT,
          Verdict.PLANNED,
          Verdict.CLAIMED,
          Verdict.STALE,
          Verdict.PROVEN);
  private static final List<RequirementStatus> STATUSES = List.of(RequirementStatus.values());
  private static final List<RequirementStatus> STATUSES_FROM_WORST =
      List.of(
          RequirementStatus.FAILING,
          RequirementStatus.NOT_EVIDENCED,
          RequirementStatus.SUPPORTED,
          RequirementStatus.PARTLY_MET,
          RequirementStatus.MET);
  private static final List<Basis> BASES = List.of(Basis.values());

  private final AssessmentPlan plan;
  private final int systems;
  private final List<Members<Verdict>> verdicts;
  private final List<Members<RequirementStatus>> statuses;

  /// @param statuses of every demand, each on every basis
  private Tally(
      AssessmentPlan plan,
      int systems,
      List<Members<Verdict>> verdicts,
      List<Members<RequirementStatus>> statuses) {
    this.plan = plan;
    this.systems = systems;
    this.verdicts = verdicts;
    this.statuses = statuses;
  }

  /// @param own verdicts on the controls of the organisation
  /// @param each system's verdicts on the others, in the order of the programme
  static Tally of(AssessmentPlan plan, Verdicts own, List<Verdicts> each) {
    var verdicts = new ArrayList<Members<Verdict>>();
    for (int control = 0; control < plan.controls().size(); control++) {
      var draft = new Members.Draft<>(VERDICTS, each.size() + 1);
      for (int system = 0; system < each.size(); system++) {
        draft.put(system, each.get(system).of(control));
      }
      verdicts.add(settled(plan, control, draft, own, each.size()));
    }
    var statuses = new ArrayList<Members<RequirementStatus>>();
    for (Demand demand : plan.demands()) {
      for (Basis basis : BASES) {
        statuses.add(judged(demand, basis, verdicts, each.size()));
      }
    }
    return new Tally(plan, each.size(), verdicts, statuses);
  }

  /// @return the tally after some verdicts changed
  Tally with(Verdicts own, Changes changes) {
    if (changes.isEmpty()) {
      return this;
    }
    var nextVerdicts = new ArrayList<>(verdicts);
    for (int control : changes.controls().indexes()) {
      var draft = verdicts.get(control).draft();
      changes.write(control, draft);
      nextVerdicts.set(control, settled(plan, control, draft, own, systems));
    }
    var nextStatuses = new ArrayList<>(statuses);
    for (Demand demand : plan.demands()) {
      if (demand.restsOn(changes.controls())) {
        for (Basis basis : BASES) {
          nextStatuses.set(place(demand, basis), judged(demand, basis, nextVerdicts, systems));
        }
      }
    }
    return new Tally(plan, systems, nextVerdicts, nextStatuses);
  }

  /// On a control of the organisation everybody has its verdict; on another the organisation has the
  /// worst of its systems.
  private static Members<Verdict> settled(
      AssessmentPlan plan, int control, Members.Draft<Verdict> draft, Verdicts own, int systems) {
    if (plan.isOfOrganisation(control)) {
      var same = new Members.Draft<>(VERDICTS, systems + 1);
      for (int block = 0; block < Members.blocks(systems + 1); block++) {
        same.put(block, own.of(control), Members.block(systems + 1, block));
      }
      return same.done();
    }
    Verdict worst =
        draft.done().first(VERDICTS_FROM_WORST, systems, new BitSet(), Verdict.EXCLUDED);
    draft.put(systems, worst);
    return draft.done();
  }

  private static Members<RequirementStatus> judged(
      Demand demand, Basis basis, List<Members<Verdict>> verdicts, int systems) {
    var draft = new Members.Draft<>(STATUSES, systems + 1);
    for (int block = 0; block < Members.blocks(systems + 1); block++) {
      var lanes = new Block(verdicts, block, Members.block(systems + 1, block));
      Standing standing = JudgeRequirement.standing(demand, lanes, basis);
      for (RequirementStatus status : STATUSES) {
        draft.put(block, status, standing.at(status, lanes.members()));
      }
    }
    return draft.done();
  }

  private record Block(List<Members<Verdict>> verdicts, int block, long members)
      implements Lanes {
    @Override
    public long proven(int control) {
      return verdicts.get(control).at(Verdict.PROVEN, block);
    }

    @Override
    public long failing(int control) {
      return verdicts.get(control).at(Verdict.FAILING, block);
    }

    @Override
    public long excluded(int control) {
      return verdicts.get(control).at(Verdict.EXCLUDED, block);
    }
  }

  /// The verdict for the organisation: its own, or the worst of the systems a control concerns;
  /// excluded when it concerns none.
  Verdict verdict(int control) {
    return verdicts.get(control).of(systems);
  }

  /// The status for the organisation, which has the worst verdict of its systems on what is done on
  /// each.
  RequirementStatus status(Demand demand, Basis basis) {
    return statuses.get(place(demand, basis)).of(systems);
  }

  RequirementStatus status(Demand demand, Basis basis, int system) {
    return statuses.get(place(demand, basis)).of(system);
  }

  /// The worst status among the systems, but for those left `out`; not applicable gives way to
  /// anything.
  RequirementStatus worstStatus(Demand demand, Basis basis, BitSet out) {
    return statuses
        .get(place(demand, basis))
        .first(STATUSES_FROM_WORST, systems, out, RequirementStatus.NOT_APPLICABLE);
  }

  private static int place(Demand demand, Basis basis) {
    return demand.index() * BASES.size() + basis.ordinal();
  }
}
