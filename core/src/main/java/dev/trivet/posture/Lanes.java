package dev.trivet.posture;

/// The verdicts on controls of up to 64 members of a programme at once: one bit each, so that a
/// judgement on all of them costs what it does on one.
interface Lanes {
  int MOST = Long.SIZE;

  /// One bit for each member there is.
  long members();

  long proven(int control);

  long failing(int control);

  long excluded(int control);

  /// How many times 64 members it takes to hold them all.
  static int blocks(int members) {
    return (members + MOST - 1) / MOST;
  }

  /// Those of the first `members` that stand in a block, one bit each.
  static long members(int members, int block) {
    int left = members - block * MOST;
    if (left >= MOST) {
      return -1L;
    }
    return left <= 0 ? 0 : (1L << left) - 1;
  }
}
