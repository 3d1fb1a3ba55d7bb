package dev.trivet.inventory;

import dev.trivet.shared.Digest;
import java.util.List;
import java.util.Optional;

/// A part of an AI system.
///
/// @param digest of its bytes as deployed; evidence about other bytes does not count
/// @param derivedFrom the parts it was made from: base models, datasets
public record Component(
    ComponentId id,
    Type type,
    String title,
    Optional<SupplierId> supplier,
    Optional<String> version,
    Optional<Digest> digest,
    Optional<String> licence,
    List<ComponentId> derivedFrom) {
  public Component {
    derivedFrom = List.copyOf(derivedFrom);
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
