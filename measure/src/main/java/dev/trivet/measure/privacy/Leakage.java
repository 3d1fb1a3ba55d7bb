package dev.trivet.measure.privacy;

import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.measure.statistics.Quantiles;
import dev.trivet.measure.statistics.Roc;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/// How well one attack tells members from others.
///
/// @param attack its name
/// @param members how many records the target was trained on
/// @param others how many it was not
public record Leakage(String attack, Roc roc, int members, int others) {
  /// The false positive rate a finding is judged at: an attack that is right about a few records
  /// for sure harms those, however little it knows about the rest (Carlini et al., 2022).
  public static final double USUAL_RATE = 0.01;

  private static final double DELTA = 1e-5;

  static Leakage of(String attack, double[] scores, boolean[] members) {
    int count = (int) Proportion.of(members).hits();
    return new Leakage(attack, Roc.of(scores, members), count, members.length - count);
  }

  public Metric auc() {
    return roc.auc("membership-auc");
  }

  /// The share of members recognised while a share of `rate` of the others is taken for members.
  public Result truePositives(double rate) {
    return roc.truePositivesAt("membership-tpr", rate);
  }

  public double balancedAccuracy() {
    return roc.bestBalancedAccuracy();
  }

  /// No training that is (epsilon, 10^-5)-differentially private with a smaller epsilon lets an
  /// attack do as well (Kairouz, Oh, Viswanath 2015; Nasr et al., IEEE S&P 2021): a lower bound, at
  /// 95 % for the threshold as chosen. 0 says nothing was shown.
  public double epsilonLowerBound(double rate) {
    Roc.Point point = roc.at(rate);
    double hits = roc.hits(point.threshold()).lowerBound(0.025);
    double alarms = roc.falseAlarms(point.threshold()).upperBound(0.025);
    return Math.max(0, Math.log(Math.max(hits - DELTA, 1e-12) / alarms));
  }

  /// How often scores that know nothing would recognise as many members at a rate: the order of
  /// members and others is then drawn, so the count follows a hypergeometric distribution.
  public double pValue(double rate) {
    int allowed = (int) Math.floor(rate * others + 1e-9);
    int hits = (int) roc.hits(roc.at(rate).threshold()).hits();
    if (hits == 0) {
      return 1;
    }
    // As many members before the next false alarm: among the first `hits + allowed`, at most
    // `allowed` are others.
    int drawn = Math.min(hits + allowed, members + others);
    return HypergeometricDistribution.of(members + others, others, drawn)
        .cumulativeProbability(allowed);
  }

  /// How often scores that know nothing would have as large an area (Mann and Whitney 1947, normal
  /// limit).
  public double pValueOfArea() {
    double deviation = Math.sqrt((members + others + 1.0) / (12.0 * members * others));
    return 1 - Quantiles.normalBelow((roc.auc() - 0.5) / deviation);
  }
}
