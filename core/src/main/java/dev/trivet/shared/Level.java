package dev.trivet.shared;

/// The five qualitative levels of NIST SP 800-30 Rev. 1, used for likelihood, impact and risk.
public enum Level {
  VERY_LOW,
  LOW,
  MODERATE,
  HIGH,
  VERY_HIGH;

  /// @return this level moved down by `steps`, never below [#VERY_LOW]
  public Level lowered(int steps) {
    return values()[Math.max(0, ordinal() - steps)];
  }

  public boolean above(Level other) {
    return compareTo(other) > 0;
  }

  public static Level max(Level a, Level b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
