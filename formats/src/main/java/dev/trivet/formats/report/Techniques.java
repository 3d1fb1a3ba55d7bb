package dev.trivet.formats.report;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;

/// How techniques are named. The name of a sub-technique says little without that of its parent.
final class Techniques {
  private static final int PREFIX = "AML.".length();

  private Techniques() {}

  static String name(Atlas atlas, Technique technique) {
    return technique
        .id()
        .parent()
        .map(parent -> atlas.technique(parent).name() + ": " + technique.name())
        .orElseGet(technique::name);
  }

  /// Without what every id begins with: `T0051.000`.
  static String shortId(TechniqueId id) {
    return id.value().substring(PREFIX);
  }
}
