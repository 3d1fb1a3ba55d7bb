package dev.trivet.measure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private final LinearModel model = LinearModel.drawn(1, 4, Shape.of(6));

  @Test
  void probabilitiesSumToOneAndAgreeWithTheirLogarithms() {
    Predictions answers = model.predict(model.samples(2, 50));
    for (int i = 0; i < answers.count(); i++) {
      double sum = 0;
      double[] p = answers.probabilities(i);
      for (int c = 0; c < 4; c++) {
        sum += p[c];
        assertThat(Math.log(p[c])).isCloseTo(answers.logProbability(i, c), within(1e-9));
      }
      assertThat(sum).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void aMarginIsNegativeExactlyWhereTheClassIsNotTheAnswer() {
    Predictions answers = model.predict(model.samples(3, 50));
    for (int i = 0; i < answers.count(); i++) {
      for (int c = 0; c < 4; c++) {
        assertThat(answers.margin(i, c) > 0).isEqualTo(answers.label(i) == c);
      }
    }
  }

  @Test
  void aConfidentAnswerLeavesAFiniteLogarithmForTheOthers() {
    var sure = Predictions.of(Output.LOGITS, new float[] {500, -500}, 2);
    assertThat(sure.logProbability(0, 1)).isEqualTo(-1000);
    var scores = Predictions.of(Output.SCORES, new float[] {1, 0}, 2);
    assertThat(scores.margin(0, 0)).isFinite().isPositive();
  }

  @Test
  void labelsHaveNoScores() {
    Predictions labels = new LabelsOnly(model).predict(model.samples(4, 3));
    assertThatThrownBy(() -> labels.value(0, 0))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.NEEDS_SCORES));
  }

  @Test
  void aLabelThatIsNoClassIsAProblem() {
    assertThatThrownBy(() -> Predictions.ofLabels(new int[] {0, 3}, 3))
        .hasMessageContaining("class 3 to sample 1");
  }

  @Test
  void aBudgetIsKeptAndWhatIsRefusedIsNotCounted() {
    CountedModel counted = CountedModel.within(10, model);
    counted.predict(model.samples(5, 7));
    assertThatThrownBy(() -> counted.predict(model.samples(5, 4)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.BUDGET_SPENT));
    assertThat(counted.asked()).isEqualTo(7);
    assertThat(counted.left()).isEqualTo(3);
  }

  @Test
  void roundedScoresKeepTheirDecimals() {
    Predictions rounded = new RoundedScores(model, 1).predict(model.samples(6, 20));
    for (int i = 0; i < rounded.count(); i++) {
      float tenths = rounded.value(i, 0) * 10;
      assertThat(tenths).isCloseTo(Math.round(tenths), within(1e-5f));
    }
  }
}
