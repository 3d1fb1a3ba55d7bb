package dev.trivet.measure.evasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.model.CountedModel;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RobustnessTest {
  private static final Grid GRID = new Grid(1, 6, 6);

  private final LinearModel model = LinearModel.drawn(4, 3, Shape.of(36));
  private final Samples samples = model.samples(5, 60);
  private final int[] labels = model.predict(samples).labels();

  private Robustness measured(Attack... suite) {
    return MeasureRobustness.with(suite).measure(model, samples, labels).get();
  }

  @Test
  void theWorstCaseIsNeverBetterThanAnyAttackAlone() {
    Attack square = new Square(Norm.LINF, 0.05, 60, GRID, 1);
    Attack nes = new Nes(Norm.LINF, 0.05, 5, 120, 1);
    double both = robust(measured(square, nes), 0.05);
    assertThat(both).isLessThanOrEqualTo(robust(measured(square), 0.05));
    assertThat(both).isLessThanOrEqualTo(robust(measured(nes), 0.05));
    assertThat(measured(square, nes).attacks()).hasSize(2);
  }

  @Test
  void moreQueriesNeverRaiseRobustAccuracy() {
    Robustness robustness = measured(new Square(Norm.LINF, 0.05, 200, GRID, 1));
    double before = 1;
    for (int queries = 1; queries <= 200; queries += 7) {
      double now = robustness.robustAfter(queries).rate();
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
    assertThat(robustness.robustAfter(200).rate()).isEqualTo(robust(robustness, 0.05));
  }

  @Test
  void theCurveNeverRises() {
    Robustness robustness = measured(new HopSkipJump(Norm.L2, 4, 30, 60, Optional.empty(), 1));
    assertThat(robustness.curve(0.1, 0.2, 0.4, 0.8, 1.6))
        .isSortedAccordingTo((a, b) -> Double.compare(b.robust().rate(), a.robust().rate()));
    assertThat(robustness.curve(100).getFirst().robust().rate()).isZero();
  }

  @Test
  void aCleanErrorIsNotRobustAndHasNoMinimalChange() {
    int[] wrong = labels.clone();
    wrong[0] = (wrong[0] + 1) % 3;
    Robustness robustness =
        MeasureRobustness.with(new HopSkipJump(Norm.L2, 2, 30, 60, Optional.empty(), 1))
            .measure(model, samples, wrong)
            .get();
    assertThat(robustness.cleanAccuracy().value()).isEqualTo(59 / 60.0);
    assertThat(robustness.changed() + robustness.failures()).isEqualTo(59);
    assertThat(robustness.leastChange(0)).isZero();
  }

  @Test
  void whereNothingWasFoundThereIsNoMedianOfZero() {
    Robustness robustness = measured(new Square(Norm.LINF, 1e-6, 5, GRID, 1));
    assertThat(robustness.failures()).isEqualTo(60);
    assertThat(robustness.medianChange()).isInstanceOf(Result.NotEnoughData.class);
    assertThat(robustness.medianQueries()).isInstanceOf(Result.NotEnoughData.class);
    assertThat(robust(robustness, 1e-6)).isEqualTo(1);
  }

  @Test
  void aSuiteThatWasStoppedMeasuredNothingAndKeepsWhatItFound() {
    var budget = CountedModel.within(300, model);
    Robustness robustness =
        MeasureRobustness.with(new Square(Norm.LINF, 0.05, 200, GRID, 1))
            .measure(budget, samples, labels)
            .get();
    assertThat(robustness.robustAccuracy(0.05)).isInstanceOf(Result.NotMeasured.class);
    assertThat(robustness.changed()).isPositive();
  }

  @Test
  void aModelThatGivesNoScoresIsAProblemAndNotANumber() {
    assertThat(
            MeasureRobustness.with(new Square(Norm.LINF, 0.05, 20, GRID, 1))
                .measure(new LabelsOnly(model), samples, labels))
        .isInstanceOf(Attempt.Refused.class);
  }

  @Test
  void aSuiteIsOfOneNormAndBound() {
    assertThatThrownBy(() ->
            MeasureRobustness.with(
                new Square(Norm.LINF, 0.05, 20, GRID, 1), new Square(Norm.LINF, 0.1, 20, GRID, 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onTheDigitsSquareFindsAtLeastWhatTheGradientAttackOfThePeerFound() {
    Kit kit = Kit.needed();
    try (OnnxModel digits = kit.model("digits_mlp")) {
      Robustness robustness =
          MeasureRobustness.with(new Square(Norm.LINF, 0.1, 1000, new Grid(1, 8, 8), 1))
              .measure(
                  digits, kit.digits().range(1200, 1300), Kit.range(kit.digitLabels(), 1200, 1300))
              .get();
      assertThat(robust(robustness, 0.1))
          .isLessThanOrEqualTo(kit.reference("digits/pgd_linf_eps0.1_it40/robust_acc"));
    }
  }

  private static double robust(Robustness robustness, double epsilon) {
    return robustness.robustAccuracy(epsilon).findMetric().map(Metric::value).orElseThrow();
  }
}
