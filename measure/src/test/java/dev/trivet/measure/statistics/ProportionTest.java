package dev.trivet.measure.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.result.Interval;
import dev.trivet.testkit.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void theDifferenceOfTwoSharesIsCoveredAsOftenAsClaimed() {
    RandomGenerator random = Seeds.random(8);
    int covered = 0;
    for (int round = 0; round < 2_000; round++) {
      int one = 0;
      int other = 0;
      for (int i = 0; i < 60; i++) {
        one += random.nextDouble() < 0.7 ? 1 : 0;
        other += random.nextDouble() < 0.4 ? 1 : 0;
      }
      covered += new Proportion(one, 60).above(new Proportion(other, 60), 0.95).holds(0.3) ? 1 : 0;
    }
    assertThat(covered / 2_000.0).isBetween(0.93, 0.975);
  }

  @Test
  void clopperPearsonGivesTheNumbersOfScipy() {
    isAbout(new Proportion(0, 30).clopperPearson(0.95), 0, 0.11570330822202743);
    isAbout(new Proportion(5, 20).clopperPearson(0.95), 0.08657146910143455, 0.49104587170795755);
    isAbout(new Proportion(35, 100).clopperPearson(0.95), 0.25729377853119156, 0.4518493618239986);
    isAbout(new Proportion(100, 100).clopperPearson(0.95), 0.9637833073548094, 1);
    isAbout(
        new Proportion(1, 1_000_000).clopperPearson(0.95),
        2.5317805139113815e-08,
        5.571630655512304e-06);
  }

  @Test
  void wilsonGivesTheNumbersOfScipy() {
    isAbout(new Proportion(0, 30).wilson(0.95), 0, 0.11351339317396875);
    isAbout(new Proportion(5, 20).wilson(0.95), 0.11186170140766571, 0.468700877618744);
    isAbout(new Proportion(998, 1000).wilson(0.95), 0.9927371921365078, 0.9994513564118792);
  }

  @Test
  void noHitIsNotAnIntervalOfNoWidth() {
    assertThat(new Proportion(0, 30).wilson(0.95).high()).isGreaterThan(0.11);
    assertThat(new Proportion(0, 30).clopperPearson(0.95).high()).isGreaterThan(0.11);
  }

  @Test
  void clopperPearsonCoversAtLeastWhatItClaims() {
    for (double share : new double[] {0.02, 0.3, 0.5, 0.97}) {
      var covered = coverage(share, 40, 2_000);
      assertThat(covered).as("share %s", share).isGreaterThan(0.94);
    }
  }

  private static double coverage(double share, int trials, int rounds) {
    RandomGenerator random = Seeds.random(11);
    int covered = 0;
    for (int round = 0; round < rounds; round++) {
      int hits = 0;
      for (int i = 0; i < trials; i++) {
        hits += random.nextDouble() < share ? 1 : 0;
      }
      covered += new Proportion(hits, trials).clopperPearson(0.95).holds(share) ? 1 : 0;
    }
    return (double) covered / rounds;
  }

  @Test
  void theMetricHoldsItsOwnInterval() {
    Seeds.forAll(
        200,
        random -> {
          int trials = 1 + random.nextInt(50);
          var metric =
              new Proportion(random.nextInt(trials + 1), trials).asMetric("share", "counted");
          assertThat(metric.toMeasurement().sample()).contains((long) trials);
        });
  }

  @Test
  void noTrialHasNoRate() {
    assertThatThrownBy(() -> new Proportion(0, 0).rate()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void ofMoreHitsThanTrialsThereIsNone() {
    assertThatThrownBy(() -> new Proportion(2, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static void isAbout(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, within(1e-9));
    assertThat(interval.high()).isCloseTo(high, within(1e-9));
  }
}
