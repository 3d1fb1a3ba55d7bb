package dev.trivet.formats.navigator;

import java.util.List;
import java.util.Optional;

/// A Navigator layer as the format 4.5 has it; the names are the format's.
record NavigatorLayer(
    String name,
    Versions versions,
    String domain,
    String description,
    int sorting,
    Layout layout,
    boolean hideDisabled,
    List<Technique> techniques,
    Gradient gradient,
    List<LegendItem> legendItems,
    List<Metadata> metadata) {

  static final String DOMAIN = "atlas-atlas";
  static final String FORMAT = "4.5";

  /// @param navigator the oldest that reads it
  record Versions(String layer, String navigator) {}

  record Layout(String layout, boolean showID, boolean showName, String aggregateFunction) {}

  record Gradient(List<String> colors, int minValue, int maxValue) {}

  record LegendItem(String label, String color) {}

  record Metadata(String name, String value) {}

  record Technique(
      String techniqueID,
      String tactic,
      boolean enabled,
      Optional<Integer> score,
      Optional<String> color,
      String comment,
      List<Metadata> metadata,
      boolean showSubtechniques) {}
}
