package dev.trivet.measure.result;

/// Where the true value lies, with a stated confidence.
///
/// @param confidence between 0 and 1: `0.95`
public record Interval(double low, double high, double confidence) {
  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException("an interval from " + low + " to " + high);
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("a confidence of " + confidence);
    }
  }

  public boolean holds(double value) {
    return low <= value && value <= high;
  }

  /// The smallest interval that holds this one and `value`. Percentile intervals of a biased
  /// statistic can miss the estimate they are for; widened they only gain coverage.
  public Interval widenedTo(double value) {
    return new Interval(Math.min(low, value), Math.max(high, value), confidence);
  }
}
