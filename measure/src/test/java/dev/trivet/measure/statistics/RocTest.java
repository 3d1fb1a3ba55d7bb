package dev.trivet.measure.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.result.Result;
import dev.trivet.testkit.Seeds;
import org.junit.jupiter.api.Test;

class RocTest {
  private static final double[] UP = {.9, .8, .7, .7, .55, .4};
  private static final double[] DOWN = {.1, .2, .3, .35, .4, .6, .7};

  @Test
  void theAreaCountsATieHalf() {
    assertThat(new Roc(UP, DOWN).auc()).isCloseTo(0.8690476190476192, within(1e-12));
  }

  @Test
  void deLongsVarianceIsThatOfTheReference() {
    var interval = new Roc(UP, DOWN).aucByDeLong(0.95);
    double reach = 1.959963984540054 * Math.sqrt(0.009788359788359787);
    assertThat(interval.low()).isCloseTo(0.8690476190476192 - reach, within(1e-9));
  }

  @Test
  void scoresThatSayNothingHaveAnAreaOfOneHalf() {
    var same = new Roc(new double[] {1, 1, 1}, new double[] {1, 1});
    assertThat(same.auc()).isEqualTo(0.5);
    assertThat(same.at(0.1).truePositiveRate()).isZero();
    assertThat(same.bestBalancedAccuracy()).isEqualTo(0.5);
  }

  @Test
  void deLongCoversTheTrueArea() {
    int covered = 0;
    double truth = Quantiles.normalBelow(1 / Math.sqrt(2));
    for (int seed = 0; seed < 300; seed++) {
      var random = Seeds.random(seed);
      double[] up = random.doubles(80).map(u -> 1 + Quantiles.normal(u)).toArray();
      double[] down = random.doubles(80).map(Quantiles::normal).toArray();
      covered += new Roc(up, down).aucByDeLong(0.95).holds(truth) ? 1 : 0;
    }
    assertThat(covered).isBetween(272, 298);
  }

  @Test
  void aThresholdNeverLetsMoreNegativesThroughThanAllowed() {
    Seeds.forAll(
        100,
        random -> {
          double[] up = random.ints(50, 0, 12).asDoubleStream().toArray();
          double[] down = random.ints(40, 0, 10).asDoubleStream().toArray();
          var roc = new Roc(up, down);
          for (double rate : new double[] {0, 0.01, 0.1, 0.5, 1}) {
            var point = roc.at(rate);
            assertThat(point.falsePositiveRate()).isLessThanOrEqualTo(rate + 1e-12);
            double best =
                roc.points().stream()
                    .filter(p -> p.falsePositiveRate() <= rate + 1e-12)
                    .mapToDouble(Roc.Point::truePositiveRate)
                    .max()
                    .orElseThrow();
            assertThat(point.truePositiveRate()).isEqualTo(best);
          }
        });
  }

  @Test
  void theCurveRisesFromNothingToEverything() {
    var points = new Roc(UP, DOWN).points();
    assertThat(points.getFirst().truePositiveRate()).isZero();
    assertThat(points.getLast().falsePositiveRate()).isEqualTo(1);
    assertThat(points).isSortedAccordingTo((a, b) -> Double.compare(b.threshold(), a.threshold()));
  }

  @Test
  void aTenthOfAPercentTakesTenThousandNegatives() {
    assertThat(new Roc(UP, DOWN).truePositivesAt("tpr", 0.001))
        .isInstanceOfSatisfying(
            Result.NotEnoughData.class, r -> assertThat(r.need()).isEqualTo(10_000));
  }

  @Test
  void aScoreThatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> new Roc(new double[] {1, Double.NaN}, DOWN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
