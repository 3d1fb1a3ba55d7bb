package dev.trivet.posture;

import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Level;
import java.util.List;

/// How much of what we run rests on one supplier.
///
/// @param of how many systems the organisation runs
/// @param parts what rests on it
public record SupplierExposure(SupplierStanding standing, int of, List<Part> parts) {
  public SupplierExposure {
    parts = List.copyOf(parts);
  }

  /// How a part rests on a supplier.
  public enum Tie {
    /// It comes from there.
    SUPPLIED,
    /// Something it was made from does.
    MADE_FROM
  }

  /// Whether somebody else could supply a part.
  public enum Alternative {
    /// Somebody else could, and may be used.
    READY,
    /// Somebody is named, but may not be used as things stand.
    NOT_USABLE,
    /// Nobody is named.
    NONE
  }

  /// A part that rests on the supplier.
  public record Part(AiSystem system, Component component, Tie tie, Alternative alternative) {
    /// Whether a failure of the system hurts much.
    public boolean isCritical() {
      return !Level.HIGH.above(system.impactOrUnstated().worst());
    }

    /// Whether the supplier is the only one who can supply it today.
    public boolean isSingleSource() {
      return tie == Tie.SUPPLIED && alternative != Alternative.READY;
    }
  }

  /// The systems that rest on it, in the order of the programme.
  public List<SystemId> systems() {
    return parts.stream().map(p -> p.system().id()).distinct().toList();
  }

  /// Those among them whose failure hurts much.
  public List<SystemId> criticalSystems() {
    return parts.stream().filter(Part::isCritical).map(p -> p.system().id()).distinct().toList();
  }

  /// The parts nobody else can supply today.
  public List<Part> singleSource() {
    return parts.stream().filter(Part::isSingleSource).toList();
  }

  /// Whether one failure of it would reach half of all systems, or more than one critical one.
  public boolean isConcentrated() {
    int reached = systems().size();
    return reached > 1 && (2 * reached >= of || criticalSystems().size() > 1);
  }
}
