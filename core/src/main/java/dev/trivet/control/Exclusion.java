package dev.trivet.control;

import dev.trivet.catalog.Ref;
import dev.trivet.inventory.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A decision that a control or a requirement does not concern some systems, or the organisation.
///
/// @param systems where; empty means everywhere
public record Exclusion(
    DocumentId id,
    Optional<ControlId> control,
    Optional<Ref> requirement,
    List<SystemId> systems,
    String reason,
    String approvedBy,
    Instant decided,
    Optional<Instant> expires) {
  public Exclusion {
    systems = List.copyOf(systems);
    if (control.isPresent() == requirement.isPresent()) {
      throw new IllegalArgumentException(
          "an exclusion names a control or a requirement, one of them");
    }
  }

  public boolean holdsAt(Instant instant) {
    return !decided.isAfter(instant) && (expires.isEmpty() || expires.get().isAfter(instant));
  }

  public boolean covers(SystemId system) {
    return systems.isEmpty() || systems.contains(system);
  }
}
