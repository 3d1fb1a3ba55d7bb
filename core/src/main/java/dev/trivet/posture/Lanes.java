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
}
