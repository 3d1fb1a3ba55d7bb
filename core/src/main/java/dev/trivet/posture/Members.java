package dev.trivet.posture;

import java.util.Arrays;
import java.util.List;

/// The verdict on one control for each member of a programme: its systems in their order and, last,
/// the organisation itself.
///
/// It is kept as one set of members a verdict, 64 of them in a block, so that a question about all
/// of them is a few operations on sets.
final class Members {
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());
  private static final List<Verdict> FROM_WORST =
      List.of(
          Verdict.FAILING,
          Verdict.ABSENT,
          Verdict.PLANNED,
          Verdict.CLAIMED,
          Verdict.STALE,
          Verdict.PROVEN);

  private final long[][] sets;

  private Members(long[][] sets) {
    this.sets = sets;
  }

  /// All of them have the same verdict.
  static Members all(int members, Verdict verdict) {
    var sets = new long[VERDICTS.size()][Lanes.blocks(members)];
    Arrays.setAll(sets[verdict.ordinal()], block -> Lanes.members(members, block));
    return new Members(sets);
  }

  /// @throws IllegalArgumentException on a member without a verdict
  Verdict of(int member) {
    for (Verdict verdict : VERDICTS) {
      if ((at(verdict, member / Lanes.MOST) & 1L << member) != 0) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("no member " + member);
  }

  /// Those of a block that have the verdict, one bit each.
  long at(Verdict verdict, int block) {
    return sets[verdict.ordinal()][block];
  }

  /// @return a copy to write changes on
  Draft draft() {
    return new Draft(Arrays.stream(sets).map(long[]::clone).toArray(long[][]::new));
  }

  /// Verdicts that are still being written down.
  static final class Draft {
    private final long[][] sets;

    private Draft(long[][] sets) {
      this.sets = sets;
    }

    void put(int member, Verdict verdict) {
      for (long[] set : sets) {
        set[member / Lanes.MOST] &= ~(1L << member);
      }
      sets[verdict.ordinal()][member / Lanes.MOST] |= 1L << member;
    }

    /// The worst among the first `members`; excluded when the control concerns none of them.
    Verdict worst(int members) {
      for (Verdict verdict : FROM_WORST) {
        long[] set = sets[verdict.ordinal()];
        for (int block = 0; block < set.length; block++) {
          if ((set[block] & Lanes.members(members, block)) != 0) {
            return verdict;
          }
        }
      }
      return Verdict.EXCLUDED;
    }

    /// To be called last.
    Members done() {
      return new Members(sets);
    }
  }
}
