package dev.trivet.catalog;

import java.util.List;

/// What ATLAS says a defender can do.
///
/// @param category ATLAS's own: Policy, Technical - Cyber or Technical - ML
/// @param lifecycle the ATLAS lifecycle stages it belongs to
/// @param novelty whether a usual enterprise control already does it, in our judgement
/// @param noveltyReason why we judge so
/// @param summary our own words
public record Mitigation(
    MitigationId id,
    String name,
    String category,
    List<String> lifecycle,
    String attackReference,
    Novelty novelty,
    String noveltyReason,
    String summary) {
  public Mitigation {
    lifecycle = List.copyOf(lifecycle);
  }
}
