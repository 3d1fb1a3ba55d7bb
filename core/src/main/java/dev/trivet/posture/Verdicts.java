package dev.trivet.posture;

import java.time.Instant;

/// The verdict on every control of a plan, for one system or for the organisation. On controls that
/// are somebody else's to do it is absent.
///
/// @param holdsUntil the first instant at which time alone may change one of them; [Instant#MAX]
///   when none can
@SuppressWarnings("ArrayRecordComponent") // one byte per control; never changed after construction
record Verdicts(
    byte[] states,
    ControlMask proven,
    ControlMask failing,
    ControlMask excluded,
    ControlMask promised,
    Instant holdsUntil)
    implements Lanes {
  private static final Verdict[] VALUES = Verdict.values();

  static Verdicts of(Verdict[] verdicts, Instant holdsUntil) {
    byte[] states = new byte[verdicts.length];
    var proven = new ControlMask(verdicts.length);
    var failing = new ControlMask(verdicts.length);
    var excluded = new ControlMask(verdicts.length);
    var promised = new ControlMask(verdicts.length);
    for (int control = 0; control < verdicts.length; control++) {
      states[control] = (byte) verdicts[control].ordinal();
      switch (verdicts[control]) {
        case PROVEN -> {
          proven.add(control);
          promised.add(control);
        }
        case FAILING -> failing.add(control);
        case STALE, CLAIMED, PLANNED -> promised.add(control);
        case ABSENT -> {}
        case EXCLUDED -> excluded.add(control);
      }
    }
    return new Verdicts(states, proven, failing, excluded, promised, holdsUntil);
  }

  /// These verdicts on what is done on a system, with those of the organisation on what is done
  /// once.
  Verdicts with(AssessmentPlan plan, Verdicts own) {
    byte[] both = states.clone();
    for (int control = 0; control < both.length; control++) {
      if (plan.isOfOrganisation(control)) {
        both[control] = own.states[control];
      }
    }
    return new Verdicts(
        both,
        proven.and(own.proven),
        failing.and(own.failing),
        excluded.and(own.excluded),
        promised.and(own.promised),
        holdsUntil.isBefore(own.holdsUntil) ? holdsUntil : own.holdsUntil);
  }

  boolean holdsAt(Instant instant) {
    return instant.isBefore(holdsUntil);
  }

  @Override
  public long members() {
    return 1;
  }

  @Override
  public long proven(int control) {
    return proven.has(control) ? 1 : 0;
  }

  @Override
  public long failing(int control) {
    return failing.has(control) ? 1 : 0;
  }

  @Override
  public long excluded(int control) {
    return excluded.has(control) ? 1 : 0;
  }

  Verdict of(int control) {
    return VALUES[states[control]];
  }

  Verdict[] toArray() {
    var all = new Verdict[states.length];
    for (int control = 0; control < all.length; control++) {
      all[control] = of(control);
    }
    return all;
  }
}
