package dev.trivet.formats.report;

import java.util.List;

/// The drawings of one system, as SVG that is safe to stand in a page.
///
/// @param paths one for each attack path, or one for all; empty when there is none
record Drawings(String dataFlow, List<String> paths) {
  static final Drawings NONE = new Drawings("", List.of());
}
