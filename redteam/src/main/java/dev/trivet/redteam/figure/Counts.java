package dev.trivet.redteam.figure;

import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.run.Attempt;
import java.util.List;

/// How many attempts came to what.
public record Counts(int hits, int resisted, int refused, int blocked, int errors, int unscorable) {

  public static Counts of(List<Attempt> attempts) {
    int[] counts = new int[6];
    for (Attempt attempt : attempts) {
      counts[
          switch (attempt.outcome()) {
            case Outcome.Hit o -> 0;
            case Outcome.Resisted o -> 1;
            case Outcome.Refused o -> 2;
            case Outcome.Blocked o -> 3;
            case Outcome.Failed o -> 4;
            case Outcome.Unscorable o -> 5;
          }]++;
    }
    return new Counts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
  }

  /// Those that say something about the target.
  public int scored() {
    return hits + resisted + refused;
  }

  public int all() {
    return scored() + blocked + errors + unscorable;
  }
}
