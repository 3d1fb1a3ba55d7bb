package dev.trivet.posture;

import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a part inherits from those who supplied it and what it was made from.
///
/// @param suppliers its own first; empty when nobody outside supplied anything of it
public record PartStanding(
    SystemId system, ComponentId component, List<SupplierStanding> suppliers) {
  public PartStanding {
    suppliers = List.copyOf(suppliers);
  }

  /// The one it inherits: the worst.
  public Optional<SupplierStanding> worst() {
    return suppliers.stream().max(Comparator.comparing(SupplierStanding::verdict));
  }
}
