package dev.trivet.control;

import dev.trivet.inventory.SystemId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What the organisation says of a control. It is a claim until evidence shows it.
///
/// @param systems where it is said; empty means everywhere
/// @param due when a planned control shall be in place
public record Implementation(
    ControlId control,
    Status status,
    Optional<String> owner,
    List<SystemId> systems,
    Optional<LocalDate> due,
    Optional<String> note) {
  public Implementation {
    systems = List.copyOf(systems);
  }

  /// How far the work is said to be.
  public enum Status {
    IMPLEMENTED,
    PLANNED
  }

  public boolean covers(SystemId system) {
    return systems.isEmpty() || systems.contains(system);
  }
}
