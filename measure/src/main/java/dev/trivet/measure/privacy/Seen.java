package dev.trivet.measure.privacy;

import dev.trivet.measure.model.Predictions;
import java.util.List;

/// What one model answers to records and their views, in the terms attacks reason in.
final class Seen {
  private final Predictions plain;
  private final double[][] odds;
  private final double[][] own;

  /// @param views what it answers to each view, records as they are first
  Seen(List<Predictions> views, int[] labels) {
    plain = views.getFirst();
    odds = new double[views.size()][];
    own = new double[views.size()][labels.length];
    for (int view = 0; view < odds.length; view++) {
      odds[view] = MembershipScore.logOdds(views.get(view), labels);
      for (int i = 0; i < labels.length; i++) {
        own[view][i] = views.get(view).logProbability(i, labels[i]);
      }
    }
  }

  int count() {
    return plain.count();
  }

  int views() {
    return odds.length;
  }

  /// Its answers to the records as they are.
  Predictions plain() {
    return plain;
  }

  /// The label's log-odds.
  double odds(int view, int record) {
    return odds[view][record];
  }

  /// The label's log-probability.
  double own(int view, int record) {
    return own[view][record];
  }
}
