package dev.trivet.measure.backdoor;

/// How the rows of one class spread in the features, measured by how those of the others do.
///
/// @param label the class
/// @param strength the variance along the direction of most spread, in units of what other classes
///   show in that direction
/// @param ratio that strength against the median of all classes
/// @param separation the share of that variance which two groups explain: 0.64 for a bell curve,
///   0.75 for an even spread, 1 for two points
/// @param minority the share of rows in the smaller group
public record ClassSpectrum(
    int label, double strength, double ratio, double separation, double minority) {
  private static final double SEPARATED = 0.85;
  private static final double STRONG = 2.5;

  /// Whether the class falls into two groups that its own variety does not explain.
  public boolean isSuspicious() {
    return separation >= SEPARATED && ratio >= STRONG;
  }
}
