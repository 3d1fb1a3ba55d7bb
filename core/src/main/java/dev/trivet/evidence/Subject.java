package dev.trivet.evidence;

import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Digest;
import java.util.Optional;

/// What evidence is about: the organisation, a supplier, a system, or one component of a system as
/// it was then.
public sealed interface Subject {

  /// The organisation as a whole.
  record OfOrganisation() implements Subject {
    @Override
    public String toString() {
      return "the organisation";
    }
  }

  /// Somebody who supplies parts.
  record OfSupplier(SupplierId supplier) implements Subject {
    @Override
    public String toString() {
      return "supplier " + supplier;
    }
  }

  /// A system as a whole.
  record OfSystem(SystemId system) implements Subject {
    @Override
    public String toString() {
      return system.value();
    }
  }

  /// A component, bound to the bytes or, where there are none to hash, to the version that was
  /// looked at.
  record OfComponent(
      SystemId system, ComponentId component, Optional<Digest> digest, Optional<String> version)
      implements Subject {
    @Override
    public String toString() {
      return system + "/" + component;
    }
  }

  Subject ORGANISATION = new OfOrganisation();
}
