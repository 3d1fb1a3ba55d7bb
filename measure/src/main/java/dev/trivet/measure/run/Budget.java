package dev.trivet.measure.run;

import java.util.Optional;

/// What a run may take. Nothing is asked beyond it; what was found until then is kept.
///
/// @param queries samples the model may be asked about
/// @param seconds on the clock
/// @param costPerThousand what a thousand queries cost, where they do
/// @param cost what all may cost
public record Budget(
    Optional<Long> queries,
    Optional<Long> seconds,
    Optional<Double> costPerThousand,
    Optional<Double> cost) {
  public static final Budget NONE =
      new Budget(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  public Budget {
    boolean bad =
        queries.orElse(1L) < 1
            || seconds.orElse(1L) < 1
            || !(costPerThousand.orElse(0.0) >= 0)
            || !(cost.orElse(0.0) >= 0);
    if (bad) {
      throw new IllegalArgumentException("a budget is not negative, and allows something");
    }
    if (cost.isPresent() && costPerThousand.isEmpty()) {
      throw new IllegalArgumentException("a cost is kept only if costPerThousand is known");
    }
  }

  public Budget withQueries(long most) {
    return new Budget(Optional.of(most), seconds, costPerThousand, cost);
  }

  public Budget withSeconds(long most) {
    return new Budget(queries, Optional.of(most), costPerThousand, cost);
  }

  /// The queries allowed, by number and by cost.
  public long mostQueries() {
    double perQuery = costPerThousand.orElse(0.0) / 1000;
    long byCost =
        cost.isPresent() && perQuery > 0 ? (long) (cost.get() / perQuery) : Long.MAX_VALUE;
    return Math.min(queries.orElse(Long.MAX_VALUE), byCost);
  }
}
