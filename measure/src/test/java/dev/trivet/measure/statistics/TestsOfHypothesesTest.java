package dev.trivet.measure.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.testkit.Seeds;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class TestsOfHypothesesTest {
  @Test
  void mcNemarGivesTheNumbersOfScipy() {
    assertThat(new McNemar(5, 15).exact()).isCloseTo(0.04138946533203125, within(1e-12));
    assertThat(new McNemar(5, 15).midP()).isCloseTo(0.026603698730468747, within(1e-12));
    assertThat(new McNemar(0, 6).exact()).isCloseTo(0.03125, within(1e-12));
    assertThat(new McNemar(3, 4).midP()).isCloseTo(0.7265625, within(1e-12));
  }

  @Test
  void classifiersThatNeverDifferAreNotToldApart() {
    assertThat(new McNemar(0, 0).exact()).isEqualTo(1);
    assertThat(new McNemar(0, 0).midP()).isEqualTo(1);
  }

  @Test
  void midPIsNeverAboveTheExactValue() {
    Seeds.forAll(
        100,
        random -> {
          var table = new McNemar(random.nextInt(40), random.nextInt(40));
          assertThat(table.midP()).isLessThanOrEqualTo(table.exact() + 1e-12);
        });
  }

  @Test
  void mcNemarCountsOnlyWhereTheTwoDiffer() {
    boolean[] first = {true, true, false, false, true};
    boolean[] second = {true, false, true, false, false};
    assertThat(McNemar.of(first, second)).isEqualTo(new McNemar(2, 1));
  }

  @Test
  void holmStepsDown() {
    double[] adjusted = Holm.adjusted(new double[] {0.01, 0.04, 0.03, 0.005});
    assertThat(adjusted).containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, within(1e-12));
  }

  @Test
  void holmKeepsTheOrderAndStaysBelowBonferroni() {
    Seeds.forAll(
        50,
        random -> {
          double[] raw = random.doubles(12).toArray();
          double[] adjusted = Holm.adjusted(raw);
          for (int i = 0; i < raw.length; i++) {
            assertThat(adjusted[i]).isBetween(raw[i], Math.min(1, 12 * raw[i] + 1e-12));
          }
        });
  }

  @Test
  void aRateUnderFivePercentTakesSeventyTwoTrialsWithoutAHit() {
    assertThat(SampleSize.withoutHits(0.05, 0.95)).isEqualTo(72);
    assertThat(new Proportion(0, 72).clopperPearson(0.95).high()).isLessThan(0.05);
    assertThat(new Proportion(0, 71).clopperPearson(0.95).high()).isGreaterThan(0.05);
  }

  @Test
  void anIntervalOfAWidthTakesTheTrialsSaid() {
    for (double width : new double[] {0.2, 0.1, 0.04}) {
      long trials = SampleSize.forWidth(width, 0.95);
      var widest = new Proportion(trials / 2, trials).clopperPearson(0.95);
      assertThat(widest.high() - widest.low()).isLessThanOrEqualTo(width);
    }
  }

  @Test
  void aBootstrapOfOneSeedIsOneInterval() {
    double[] values = Seeds.random(1).doubles(200).toArray();
    assertThat(Bootstrap.seeded(5).ofMean(values)).isEqualTo(Bootstrap.seeded(5).ofMean(values));
    assertThat(Bootstrap.seeded(5).ofMean(values)).isNotEqualTo(Bootstrap.seeded(6).ofMean(values));
  }

  @Test
  void bootstrapIntervalsCoverTheMeanAndTheMedian() {
    int means = 0;
    int medians = 0;
    for (int seed = 0; seed < 200; seed++) {
      var random = Seeds.random(seed);
      double[] values = new double[60];
      Arrays.setAll(values, i -> random.nextGaussian());
      means += new Bootstrap(300, 0.95, seed).ofMean(values).holds(0) ? 1 : 0;
      medians += new Bootstrap(300, 0.95, seed).ofMedian(values).holds(0) ? 1 : 0;
    }
    assertThat(means).isBetween(180, 200);
    assertThat(medians).isBetween(180, 200);
  }

  @Test
  void quantilesAreThoseOfScipy() {
    assertThat(Quantiles.student(9, 0.975)).isCloseTo(2.262157162798205, within(1e-9));
    assertThat(Quantiles.normal(0.975)).isCloseTo(1.959963984540054, within(1e-9));
    assertThat(new Proportion(990, 1000).lowerBound(0.001))
        .isCloseTo(0.9760361871553114, within(1e-9));
  }

  @Test
  void streamsOfOneSeedDiffer() {
    assertThat(Chance.of(1, 0).nextLong()).isNotEqualTo(Chance.of(1, 1).nextLong());
    assertThat(Chance.of(1, 7).nextLong()).isEqualTo(Chance.of(1, 7).nextLong());
  }
}
