package dev.trivet.measure.evasion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.CountedModel;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every attack, on a model whose boundaries are known.
class AttackLawsTest {
  private static final Grid GRID = new Grid(1, 6, 6);
  private static final int COUNT = 24;

  private static final LinearModel MODEL = LinearModel.drawn(4, 3, Shape.of(36));

  private final LinearModel model = MODEL;
  private final Samples samples = model.samples(5, COUNT);
  private final int[] labels = model.predict(samples).labels();

  static List<Attack> bounded() {
    var bounded = new ArrayList<>(scored());
    bounded.add(Pgd.usual(MODEL, Norm.LINF, 0.1, 1));
    bounded.add(Pgd.usual(MODEL, Norm.L2, 0.6, 1));
    bounded.add(new Pgd(MODEL, Norm.LINF, 0.1, 1, 0.1, Pgd.Start.SAMPLE, 1));
    return bounded;
  }

  static List<Attack> scored() {
    return List.of(
        new Square(Norm.LINF, 0.1, 150, GRID, 1),
        new Square(Norm.L2, 0.6, 150, GRID, 1),
        new SimBa(SimBa.Basis.PIXELS, 0.1, 100, GRID, 1),
        new Nes(Norm.LINF, 0.1, 10, 200, 1),
        new Nes(Norm.L2, 0.6, 10, 200, 1));
  }

  static List<Attack> minimal() {
    return List.of(
        new HopSkipJump(Norm.L2, 6, 40, 200, Optional.empty(), 1),
        new HopSkipJump(Norm.LINF, 6, 40, 200, Optional.empty(), 1),
        new SignOpt(6, 6, 60, 1),
        new SimBa(SimBa.Basis.COSINES, 0.3, 100, GRID, 1),
        DeepFool.usual(MODEL),
        new CarliniWagner(MODEL, 3, 40, 0.05));
  }

  static List<Attack> all() {
    var all = new ArrayList<>(bounded());
    all.addAll(minimal());
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatItFindsIsMisreadAndLiesBetweenZeroAndOne(Attack attack) {
    Attacked attacked = attack.run(model, samples, labels);
    Predictions again = model.predict(attacked.changed());
    assertThat(attacked.found()).contains(true);
    for (int i = 0; i < COUNT; i++) {
      if (attacked.found(i)) {
        assertThat(again.label(i)).isNotEqualTo(labels[i]);
        assertThat(attacked.queriesUntilFound(i).orElseThrow()).isBetween(1, attacked.queries(i));
      }
      for (float value : attacked.changed().row(i)) {
        assertThat(value).isBetween(0f, 1f);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void itStaysInTheBall(Attack attack) {
    Attacked attacked = attack.run(model, samples, labels);
    for (int i = 0; i < COUNT; i++) {
      assertThat(attacked.distance(i))
          .isLessThanOrEqualTo(attack.epsilon().orElseThrow() * (1 + 1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void oneSeedGivesTheSameNumbers(Attack attack) {
    float[] first = attack.run(model, samples, labels).changed().values();
    assertThat(attack.run(model, samples, labels).changed().values()).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatItDoesToASampleDoesNotDependOnThoseAfterIt(Attack attack) {
    Attacked all = attack.run(model, samples, labels);
    Attacked some = attack.run(model, samples.range(0, 7), Arrays.copyOf(labels, 7));
    for (int i = 0; i < 7; i++) {
      assertThat(some.changed().row(i)).isEqualTo(all.changed().row(i));
      assertThat(some.queries(i)).isEqualTo(all.queries(i));
    }
  }

  @ParameterizedTest
  @MethodSource("bounded")
  void itAsksNoMoreThanAllowed(Attack attack) {
    CountedModel counted = CountedModel.counting(model);
    Attacked attacked = attack.run(counted, samples, labels);
    for (int i = 0; i < COUNT; i++) {
      assertThat(attacked.queries(i)).isLessThanOrEqualTo(200);
    }
    assertThat(counted.asked()).isEqualTo(attacked.queries());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCleanErrorIsFoundAtOnceAndLeftAlone(Attack attack) {
    int[] wrong = labels.clone();
    wrong[3] = (wrong[3] + 1) % 3;
    Attacked attacked = attack.run(model, samples, wrong);
    assertThat(attacked.found(3)).isTrue();
    assertThat(attacked.distance(3)).isZero();
    assertThat(attacked.queriesUntilFound(3)).contains(1);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aSpentBudgetLeavesWhatWasFoundUntilThen(Attack attack) {
    Attacked attacked = attack.run(CountedModel.within(COUNT + 20, model), samples, labels);
    assertThat(attacked.stopped())
        .hasValueSatisfying(p -> assertThat(p.kind()).isEqualTo(Problem.Kind.BUDGET_SPENT));
    Predictions again = model.predict(attacked.changed());
    for (int i = 0; i < COUNT; i++) {
      if (attacked.found(i)) {
        assertThat(again.label(i)).isNotEqualTo(labels[i]);
      }
    }
  }

  @Test
  void labelsAreEnoughForTheDecisionAttacksAndNotForTheOthers() {
    var labelsOnly = new LabelsOnly(model);
    for (Attack attack : scored()) {
      assertThatThrownBy(() -> attack.run(labelsOnly, samples, labels))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.NEEDS_SCORES));
    }
    assertThat(minimal().getFirst().run(labelsOnly, samples, labels).found()).contains(true);
  }

  @Test
  void hopSkipJumpComesNearTheTrueDistanceToAPlane() {
    // Two classes, and samples around the middle so that no bound of the cube is in the way.
    var plane = LinearModel.drawn(8, 2, Shape.of(20));
    Samples drawn = plane.samples(9, 20);
    float[] middle = new float[20 * 20];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = 0.5f + (drawn.values()[i] - 0.5f) / 5;
    }
    var near = new Samples(middle, 20, Shape.of(20));
    Predictions answers = plane.predict(near);
    Attacked attacked =
        new HopSkipJump(Norm.L2, 15, 100, 400, Optional.empty(), 3)
            .run(plane, near, answers.labels());
    for (int i = 0; i < 20; i++) {
      double truth =
          Math.abs(answers.value(i, 0) - answers.value(i, 1)) / plane.distanceOfWeights(0, 1);
      assertThat(attacked.distance(i)).isBetween(truth * 0.999, truth * 1.12);
    }
  }

  @Test
  void deepFoolStopsAtThePlane() {
    var plane = LinearModel.drawn(8, 2, Shape.of(20));
    Samples near = plane.samples(9, 20);
    Predictions answers = plane.predict(near);
    Attacked attacked = DeepFool.usual(plane).run(plane, near, answers.labels());
    assertThat(attacked.found()).doesNotContain(false);
    for (int i = 0; i < 20; i++) {
      double truth =
          Math.abs(answers.value(i, 0) - answers.value(i, 1)) / plane.distanceOfWeights(0, 1);
      assertThat(attacked.distance(i)).isGreaterThanOrEqualTo(truth * 0.999);
    }
  }

  @Test
  void followingTheGradientOfALinearModelFindsAllThereIs() {
    // Of two classes the strongest change is known: every number moves against its weight.
    var plane = LinearModel.drawn(4, 2, Shape.of(36));
    int[] answers = plane.predict(samples).labels();
    Attacked attacked = Pgd.usual(plane, Norm.LINF, 0.05, 1).run(plane, samples, answers);
    Attacked search = new Square(Norm.LINF, 0.05, 400, GRID, 1).run(plane, samples, answers);
    for (int i = 0; i < COUNT; i++) {
      if (search.found(i)) {
        assertThat(attacked.found(i)).as("sample %d", i).isTrue();
      }
    }
    assertThat(Pgd.fgsm(model, 0.05).name()).isEqualTo("FGSM LINF 0.05");
  }

  @Test
  void startingFromOtherSamplesIsAllowed() {
    Attack pooled = new HopSkipJump(Norm.L2, 2, 40, 80, Optional.of(model.samples(6, 30)), 1);
    assertThat(pooled.run(model, samples, labels).found()).doesNotContain(false);
  }

  @Test
  void windowsReachTheLastRowAndColumn() {
    Attacked attacked = new Square(Norm.LINF, 0.01, 400, GRID, 2).run(model, samples, labels);
    boolean[] touched = new boolean[36];
    for (int i = 0; i < COUNT; i++) {
      for (int j = 0; j < 36; j++) {
        touched[j] |= attacked.changed().at(i, j) != samples.at(i, j);
      }
    }
    assertThat(touched).doesNotContain(false);
  }

  @Test
  void samplesOutsideZeroToOneAreRefused() {
    float[] bytes = samples.values().clone();
    bytes[7] = 255;
    var wrong = new Samples(bytes, COUNT, samples.shape());
    assertThatThrownBy(() -> bounded().getFirst().run(model, wrong, labels))
        .hasMessageContaining("sample 0 holds 255");
  }

  @Test
  void aNameSaysWhatWasSet() {
    assertThat(bounded().getFirst().name()).isEqualTo("Square LINF 0.1, 150 queries");
    assertThat(scored()).extracting(Attack::seed).containsOnly(1L);
  }
}
