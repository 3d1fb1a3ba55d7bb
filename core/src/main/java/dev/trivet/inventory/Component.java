package dev.trivet.inventory;

import dev.trivet.shared.Digest;
import java.util.List;
import java.util.Optional;

/// A part of an AI system.
///
/// @param digest of its bytes as deployed; evidence about other bytes does not count
/// @param derivedFrom the parts it was made from: base models, datasets
/// @param alternatives who else could supply it; empty when nobody is known
public record Component(
    ComponentId id,
    Type type,
    String title,
    Optional<SupplierId> supplier,
    Optional<String> version,
    Optional<Digest> digest,
    Optional<String> licence,
    List<ComponentId> derivedFrom,
    List<SupplierId> alternatives) {
  public Component {
    derivedFrom = List.copyOf(derivedFrom);
    alternatives = List.copyOf(alternatives);
  }

  /// One nobody else is known to supply.
  public Component(
      ComponentId id,
      Type type,
      String title,
      Optional<SupplierId> supplier,
      Optional<String> version,
      Optional<Digest> digest,
      Optional<String> licence,
      List<ComponentId> derivedFrom) {
    this(id, type, title, supplier, version, digest, licence, derivedFrom, List.of());
  }

  /// What kind of part it is.
  public enum Type {
    MODEL,
    ADAPTER,
    DATASET,
    LIBRARY,
    PROMPT,
    TOOL,
    INDEX,
    SERVICE
  }
}
