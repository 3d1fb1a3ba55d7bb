package dev.trivet.posture;

import dev.trivet.control.Control;
import dev.trivet.threat.AttackPath;
import java.util.List;

/// An attack path with what stands in its way.
public record PathStatus(AttackPath path, List<HopStatus> hops) {
  public PathStatus {
    hops = List.copyOf(hops);
  }

  /// Whether an adversary gets through.
  public enum State {
    /// A proven control prevents or limits one hop at least.
    CUT,
    /// Nothing proven stands in the way.
    OPEN
  }

  /// A hop and the controls that prevent or limit its technique. Those that only detect are not
  /// among them: nobody is stopped by being seen.
  ///
  /// @param controls in the order of the control set; empty when none names the technique
  public record HopStatus(AttackPath.Hop hop, List<Standing> controls) {
    public HopStatus {
      controls = List.copyOf(controls);
    }

    public State state() {
      return controls.stream().anyMatch(c -> c.verdict() == Verdict.PROVEN)
          ? State.CUT
          : State.OPEN;
    }

    /// The controls that cut it.
    public List<Control> cutBy() {
      return controls.stream()
          .filter(c -> c.verdict() == Verdict.PROVEN)
          .map(Standing::control)
          .toList();
    }
  }

  /// A control and its verdict on the system.
  public record Standing(Control control, Verdict verdict) {}

  public State state() {
    return hops.stream().anyMatch(hop -> hop.state() == State.CUT) ? State.CUT : State.OPEN;
  }
}
