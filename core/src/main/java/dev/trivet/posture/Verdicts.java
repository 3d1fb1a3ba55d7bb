package dev.trivet.posture;

import java.time.Instant;

/// The verdict on every control of a plan, for one system or for the organisation.
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
    Instant holdsUntil) {
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
