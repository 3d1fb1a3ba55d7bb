package dev.trivet.measure.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.drift.CompareWindows.Window;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.result.Attempt;
import dev.trivet.testkit.Seeds;
import org.junit.jupiter.api.Test;

class DriftLawsTest {
  private final LinearModel model = LinearModel.drawn(1, 3, Shape.of(6));

  private Window window(long seed, int count) {
    return window(model.samples(seed, count));
  }

  private Window window(Samples samples) {
    return new Window(samples, model.predict(samples));
  }

  @Test
  void alarmsWithoutChangeStayBelowTheRateChosen() {
    int alarms = 0;
    for (int seed = 0; seed < 60; seed++) {
      var compare = new CompareWindows(0.05, 60, seed);
      alarms +=
          compare.compare(window(seed, 120), window(1000 + seed, 120)).get().isAlarm() ? 1 : 0;
    }
    assertThat(alarms).isLessThanOrEqualTo(7);
  }

  @Test
  void aShiftedFeatureIsNamed() {
    Samples moved = model.samples(7, 200);
    float[] values = moved.values().clone();
    for (int i = 0; i < 200; i++) {
      values[i * 6 + 4] += 0.4f;
    }
    var report =
        CompareWindows.seeded(1)
            .compare(window(8, 200), window(new Samples(values, 200, Shape.of(6))))
            .get();
    assertThat(report.alarms().stream().map(DriftReport.Check::subject)).contains("feature 4");
  }

  @Test
  void aHandfulOfSamplesShowsNothing() {
    assertThat(CompareWindows.seeded(1).compare(window(1, 100), window(2, 10)))
        .isInstanceOf(Attempt.Refused.class);
  }

  @Test
  void bothExactCountsOfTheTestAgree() {
    for (int n : new int[] {1, 2, 7, 30, 200}) {
      for (int h = 1; h <= n; h++) {
        assertThat(KolmogorovSmirnov.paths(n, n, (long) h * n))
            .isCloseTo(KolmogorovSmirnov.equalSizes(n, h), within(1e-9));
      }
    }
  }

  @Test
  void pValuesOfTheTestAreThoseOfScipy() {
    // scipy.stats.ks_2samp(..., method='exact')
    double[] a = {0.1, 0.4, 0.7, 0.8, 1.5};
    double[] b = {0.2, 1.1, 1.6, 1.7, 1.8, 1.9, 2.0};
    assertThat(KolmogorovSmirnov.test(a, b).distance())
        .isCloseTo(0.7142857142857143, within(1e-12));
    assertThat(KolmogorovSmirnov.test(a, b).pValue()).isCloseTo(0.06565656565656565, within(1e-9));
    double[] c = {0.2, 1.1, 1.6, 1.7, 1.8};
    assertThat(KolmogorovSmirnov.test(a, c).pValue()).isCloseTo(0.35714285714285715, within(1e-9));
  }

  @Test
  void underNoChangeThePValuesOfTheTestAreSmallSeldomEnough() {
    int small = 0;
    for (int seed = 0; seed < 500; seed++) {
      var random = Seeds.random(seed);
      double p =
          KolmogorovSmirnov.test(random.doubles(40).toArray(), random.doubles(55).toArray())
              .pValue();
      small += p <= 0.1 ? 1 : 0;
    }
    assertThat(small).isLessThanOrEqualTo(65);
  }

  @Test
  void divergencesOfEqualHistogramsAreNothing() {
    long[] counts = {5, 9, 1};
    assertThat(Divergence.psi(counts, counts)).isZero();
    assertThat(Divergence.jensenShannon(counts, counts)).isCloseTo(0, within(1e-12));
    assertThat(Divergence.jensenShannon(new long[] {1, 0}, new long[] {0, 1}))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void divergencesAreSymmetric() {
    Seeds.forAll(
        30,
        random -> {
          long[] a = random.longs(6, 0, 50).map(x -> x + 1).toArray();
          long[] b = random.longs(6, 0, 50).map(x -> x + 1).toArray();
          assertThat(Divergence.psi(a, b)).isCloseTo(Divergence.psi(b, a), within(1e-12));
          assertThat(Divergence.jensenShannon(a, b))
              .isCloseTo(Divergence.jensenShannon(b, a), within(1e-12));
        });
  }

  @Test
  void theKernelTestTellsAShiftFromNone() {
    Samples a = model.samples(1, 80);
    Samples b = model.samples(2, 80);
    float[] moved = b.values().clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += 0.25f;
    }
    assertThat(MaximumMeanDiscrepancy.test(a, b, 100, 1).pValue()).isGreaterThan(0.05);
    assertThat(MaximumMeanDiscrepancy.test(a, new Samples(moved, 80, a.shape()), 100, 1).pValue())
        .isLessThan(0.02);
  }
}
