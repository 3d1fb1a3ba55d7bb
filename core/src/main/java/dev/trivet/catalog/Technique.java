package dev.trivet.catalog;

import java.util.List;

/// What an adversary does.
///
/// @param tactics the tactics it serves; a sub-technique has those of its parent
/// @param attackReference the ATT&CK technique ATLAS names beside it; empty when there is none
public record Technique(
    TechniqueId id,
    String name,
    List<TacticId> tactics,
    Maturity maturity,
    String attackReference) {
  public Technique {
    tactics = List.copyOf(tactics);
  }
}
