package dev.trivet.threat;

import dev.trivet.shared.Level;

/// The published score as a likelihood level.
public final class Likelihood {
  private static final int LOW = 3;
  private static final int MODERATE = 4;
  private static final int HIGH = 5;
  private static final int VERY_HIGH = 7;

  private Likelihood() {}

  /// 1-2 very low, 3 low, 4 moderate, 5-6 high, 7 and more very high.
  public static Level of(int score) {
    if (score >= VERY_HIGH) {
      return Level.VERY_HIGH;
    }
    if (score >= HIGH) {
      return Level.HIGH;
    }
    if (score >= MODERATE) {
      return Level.MODERATE;
    }
    return score >= LOW ? Level.LOW : Level.VERY_LOW;
  }
}
