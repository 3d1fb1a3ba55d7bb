package dev.trivet.measure.privacy;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.List;

/// The likelihood ratio attack (Carlini et al., IEEE S&P 2022): is the target's log-odds for a
/// record more like those of models that were trained on it, or of those that were not? Each side
/// is taken to be normal, with a mean for each record and one spread for all, as a few references
/// cannot show a spread for each.
public final class Lira {
  /// Which references are asked.
  public enum Mode {
    /// Only those that do not know the record; any references will do.
    OFFLINE,
    /// Both kinds: stronger, and references must have been trained on the audited records.
    ONLINE
  }

  private Lira() {}

  /// @return for each record, how much it looks like a member
  /// @throws ProblemException when a record lacks references of a kind
  public static double[] scores(Audit audit, List<Reference> references, Mode mode) {
    double[] target = MembershipScore.logOdds(audit.target(), audit.labels());
    Side out = new Side(audit.count());
    Side in = new Side(audit.count());
    for (Reference reference : references) {
      double[] odds = MembershipScore.logOdds(reference.records(), audit.labels());
      for (int i = 0; i < odds.length; i++) {
        (reference.knows(i) ? in : out).add(i, odds[i]);
      }
    }
    out.need("that were not trained on it");
    if (mode == Mode.ONLINE) {
      in.need("that were trained on it");
    }
    double[] scores = new double[target.length];
    double outSpread = out.spread();
    double inSpread = mode == Mode.ONLINE ? in.spread() : 1;
    for (int i = 0; i < scores.length; i++) {
      double fromOut = (target[i] - out.mean(i)) / outSpread;
      scores[i] =
          switch (mode) {
            case OFFLINE -> fromOut;
            case ONLINE -> {
              double fromIn = (target[i] - in.mean(i)) / inSpread;
              yield fromOut * fromOut / 2 - fromIn * fromIn / 2;
            }
          };
    }
    return scores;
  }

  /// The log-odds that references of one kind give each record.
  private static final class Side {
    private final int[] count;
    private final double[] sum;
    private final double[] squares;

    Side(int records) {
      count = new int[records];
      sum = new double[records];
      squares = new double[records];
    }

    void add(int record, double odds) {
      count[record]++;
      sum[record] += odds;
      squares[record] += odds * odds;
    }

    double mean(int record) {
      return sum[record] / count[record];
    }

    /// The spread around each record's own mean, over all records.
    double spread() {
      double off = 0;
      long all = 0;
      for (int i = 0; i < count.length; i++) {
        off += Math.max(0, squares[i] - sum[i] * sum[i] / count[i]);
        all += count[i];
      }
      return Math.max(Math.sqrt(off / all), 1e-9);
    }

    void need(String kind) {
      for (int i = 0; i < count.length; i++) {
        if (count[i] == 0) {
          throw new ProblemException(
              Problem.Kind.UNREADABLE_DATA,
              "record " + i + " has no references " + kind,
              "give more references, or attack offline");
        }
      }
    }
  }
}
