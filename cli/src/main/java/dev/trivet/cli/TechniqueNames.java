package dev.trivet.cli;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.Technique;

/// Names techniques so that they can be understood alone.
final class TechniqueNames {
  private TechniqueNames() {}

  /// `LLM Prompt Injection: Direct` for a sub-technique.
  static String full(Atlas atlas, Technique technique) {
    return technique
        .id()
        .parent()
        .map(parent -> atlas.technique(parent).name() + ": " + technique.name())
        .orElse(technique.name());
  }
}
