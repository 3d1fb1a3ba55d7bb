package dev.trivet.posture;

import dev.trivet.posture.AssessmentPlan.Demand;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/// Who stands where: every system and, as one more member, the organisation, for every control and
/// every requirement.
///
/// The next one is made from the one before it by what changed, so that one piece of evidence costs
/// what it touches.
final class Tally {
  private static final List<RequirementStatus> FROM_WORST =
      List.of(
          RequirementStatus.FAILING,
          RequirementStatus.NOT_EVIDENCED,
          RequirementStatus.SUPPORTED,
          RequirementStatus.PARTLY_MET,
          RequirementStatus.MET);
  private static final List<Basis> BASES = List.of(Basis.values());

  private final AssessmentPlan plan;
  private final int systems;
  private final List<Members> verdicts;
  private final List<Standing[]> said;
  private final List<Standing[]> statuses;

  /// @param verdicts on every control
  /// @param said of every demand by its controls, block by block
  /// @param statuses of every demand on every basis, block by block
  private Tally(
      AssessmentPlan plan,
      int systems,
      List<Members> verdicts,
      List<Standing[]> said,
      List<Standing[]> statuses) {
    this.plan = plan;
    this.systems = systems;
    this.verdicts = verdicts;
    this.said = said;
    this.statuses = statuses;
  }

  /// @param own verdicts on the controls of the organisation
  /// @param each system's verdicts on the others, in the order of the programme
  static Tally of(AssessmentPlan plan, Verdicts own, List<Verdicts> each) {
    int members = each.size() + 1;
    int demands = plan.demands().size();
    var nothing = new Standing[Lanes.blocks(members)];
    Arrays.fill(nothing, Standing.NOTHING);
    var blank =
        new Tally(
            plan,
            each.size(),
            Collections.nCopies(plan.controls().size(), Members.all(members, Verdict.ABSENT)),
            Collections.nCopies(demands, nothing),
            Collections.nCopies(demands * BASES.size(), nothing));
    return blank.with(own, Changes.all(plan, each));
  }

  /// @return the tally after some verdicts changed
  Tally with(Verdicts own, Changes changes) {
    if (changes.isEmpty()) {
      return this;
    }
    var next =
        new Tally(
            plan,
            systems,
            new ArrayList<>(verdicts),
            new ArrayList<>(said),
            new ArrayList<>(statuses));
    for (int control : changes.controls().indexes()) {
      next.verdicts.set(control, judged(control, own, changes));
    }
    BitSet blocks = changes.blocks(systems + 1);
    for (Demand demand : plan.demands()) {
      if (demand.any().intersects(changes.controls())) {
        next.said.set(demand.index(), next.judgedDirectly(demand, blocks));
      }
    }
    for (Demand demand : plan.demands()) {
      if (demand.restsOn(changes.controls())) {
        for (Basis basis : BASES) {
          next.statuses.set(place(demand, basis), next.judged(demand, basis, blocks));
        }
      }
    }
    return next;
  }

  /// On a control of the organisation everybody has its verdict; on another the organisation has
  /// the worst of its systems.
  private Members judged(int control, Verdicts own, Changes changes) {
    if (plan.isOfOrganisation(control)) {
      return Members.all(systems + 1, own.of(control));
    }
    Members.Draft draft = verdicts.get(control).draft();
    changes.write(control, draft);
    draft.put(systems, draft.worst(systems));
    return draft.done();
  }

  private Standing[] judgedDirectly(Demand demand, BitSet blocks) {
    Standing[] next = said.get(demand.index()).clone();
    for (int block : blocks.stream().toArray()) {
      var lanes = new Block(verdicts, block, Lanes.members(systems + 1, block));
      next[block] = JudgeRequirement.said(demand, lanes);
    }
    return next;
  }

  private Standing[] judged(Demand demand, Basis basis, BitSet blocks) {
    Standing[] next = statuses.get(place(demand, basis)).clone();
    for (int block : blocks.stream().toArray()) {
      next[block] = JudgeRequirement.standing(demand, basis, d -> said.get(d.index())[block]);
    }
    return next;
  }

  private record Block(List<Members> verdicts, int block, long members) implements Lanes {
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
    return status(demand, basis, systems);
  }

  RequirementStatus status(Demand demand, Basis basis, int system) {
    Standing standing = statuses.get(place(demand, basis))[system / Lanes.MOST];
    return standing.of(system % Lanes.MOST);
  }

  /// The worst status among the systems, but for those left `out`; not applicable gives way to
  /// anything.
  RequirementStatus worstStatus(Demand demand, Basis basis, BitSet out) {
    Standing[] standings = statuses.get(place(demand, basis));
    long[] without = Arrays.copyOf(out.toLongArray(), standings.length);
    for (RequirementStatus status : FROM_WORST) {
      for (int block = 0; block < standings.length; block++) {
        long members = Lanes.members(systems, block) & ~without[block];
        if (standings[block].at(status, members) != 0) {
          return status;
        }
      }
    }
    return RequirementStatus.NOT_APPLICABLE;
  }

  private static int place(Demand demand, Basis basis) {
    return demand.index() * BASES.size() + basis.ordinal();
  }
}
