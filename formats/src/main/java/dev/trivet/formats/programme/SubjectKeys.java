package dev.trivet.formats.programme;

import dev.trivet.evidence.Subject;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Digest;
import java.util.Optional;

/// How a subject is written.
record SubjectKeys(
    Optional<SystemId> system,
    Optional<ComponentId> component,
    Optional<SupplierId> supplier,
    Optional<Digest> digest,
    Optional<String> version) {

  /// @throws IllegalArgumentException when the keys do not go together
  Subject subject() {
    if (supplier.isPresent()) {
      if (system.isPresent() || component.isPresent()) {
        throw new IllegalArgumentException("a subject is a supplier or a system, not both");
      }
      return new Subject.OfSupplier(supplier.get());
    }
    if (component.isPresent()) {
      return new Subject.OfComponent(
          system.orElseThrow(
              () -> new IllegalArgumentException("a component needs the system it is part of")),
          component.get(),
          digest,
          version);
    }
    if (digest.isPresent() || version.isPresent()) {
      throw new IllegalArgumentException("a digest or version needs the component it is of");
    }
    return system.<Subject>map(Subject.OfSystem::new).orElse(Subject.ORGANISATION);
  }
}
