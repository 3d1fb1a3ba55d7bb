package dev.trivet.cli;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import java.util.function.Function;

/// Names techniques so that they can be understood alone.
final class TechniqueNames {
  private TechniqueNames() {}

  /// `LLM Prompt Injection: Direct` for a sub-technique.
  static String full(Atlas atlas, Technique technique) {
    return full(technique, atlas::technique);
  }

  /// @param parents finds the technique a sub-technique refines
  static String full(Technique technique, Function<TechniqueId, Technique> parents) {
    return technique
        .id()
        .parent()
        .map(parent -> parents.apply(parent).name() + ": " + technique.name())
        .orElse(technique.name());
  }
}
