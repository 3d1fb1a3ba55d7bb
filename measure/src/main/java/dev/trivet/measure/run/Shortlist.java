package dev.trivet.measure.run;

import java.util.List;

/// Rows of the data that somebody should look at, those to be looked at first standing first.
///
/// @param what they are: `suspected of being planted`
/// @param rows numbers from 0 within the part of the data that was used; not more than 10,000
/// @param of how many there are in all
public record Shortlist(String what, List<Long> rows, long of) {
  private static final int MOST = 10_000;

  public Shortlist {
    rows = List.copyOf(rows);
  }

  static Shortlist of(String what, List<Integer> rows) {
    return new Shortlist(
        what, rows.stream().limit(MOST).map(Integer::longValue).toList(), rows.size());
  }
}
