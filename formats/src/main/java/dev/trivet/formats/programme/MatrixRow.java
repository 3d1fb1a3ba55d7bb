package dev.trivet.formats.programme;

import dev.trivet.formats.document.Key;
import dev.trivet.shared.Level;
import java.util.List;

/// The risk levels of one likelihood, by impact.
record MatrixRow(
    @Key("very-low") Level veryLow,
    Level low,
    Level moderate,
    Level high,
    @Key("very-high") Level veryHigh) {

  List<Level> levels() {
    return List.of(veryLow, low, moderate, high, veryHigh);
  }
}
