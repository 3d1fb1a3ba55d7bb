package dev.trivet.redteam.endpoint;

import java.time.Instant;
import java.time.InstantSource;

/// Lets queries through while the budget lasts. What a query may cost is set aside before it is
/// sent, so that many at a time cannot together go past the budget.
public final class Meter {
  private final Budget budget;
  private final InstantSource clock;
  private final Instant end;
  private long queries;
  private Usage usage;
  private Usage setAside = Usage.NONE;

  public Meter(Budget budget, InstantSource clock) {
    this(budget, clock, Spent.NOTHING);
  }

  /// @param before what an earlier part of the run has used up
  public Meter(Budget budget, InstantSource clock, Spent before) {
    this.budget = budget;
    this.clock = clock;
    this.end = clock.instant().plus(budget.time());
    this.queries = before.queries();
    this.usage = before.usage();
  }

  /// Counts a query that is about to be sent.
  ///
  /// @param most what it may use up
  /// @return whether it may be sent
  public synchronized boolean take(Usage most) {
    Usage then = usage.plus(setAside).plus(most);
    if (queries >= budget.queries()
        || then.all() > budget.tokens()
        || budget.costOf(then) > budget.cost()
        || clock.instant().isAfter(end)) {
      return false;
    }
    queries++;
    setAside = setAside.plus(most);
    return true;
  }

  /// Says what a query that was let through has used up in the end.
  ///
  /// @param most as it was taken with
  public synchronized void settle(Usage most, Usage actual) {
    setAside = new Usage(setAside.read() - most.read(), setAside.written() - most.written());
    usage = usage.plus(actual);
  }

  public synchronized Spent spent() {
    return new Spent(queries, usage, budget.costOf(usage));
  }
}
