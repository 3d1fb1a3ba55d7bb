package dev.trivet.measure.evasion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.evasion.TabularSearch.Feature;
import dev.trivet.measure.model.CountedModel;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.Result;
import dev.trivet.testkit.Seeds;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TabularAndCorruptionTest {
  private static final List<Feature> FIELDS =
      List.of(
          new Feature.Fixed(),
          new Feature.Range(-1, 2),
          new Feature.Whole(0, 4),
          new Feature.Category(List.of(0.0, 0.5, 1.0)),
          new Feature.Fixed(),
          new Feature.Range(0, 1));

  @Test
  void whatMayNotChangeNeverDoesAndTheRestStaysAllowed() {
    Seeds.forAll(
        30,
        random -> {
          var model = LinearModel.drawn(random.nextLong(), 3, Shape.of(6));
          Samples rows = model.samples(random.nextLong(), 20);
          int[] labels = model.predict(rows).labels();
          var found = new TabularSearch(FIELDS, 2, 80, 1).measure(model, rows, labels).get();
          for (int i = 0; i < 20; i++) {
            int changed = 0;
            for (int j = 0; j < 6; j++) {
              float value = found.changed().at(i, j);
              boolean same = value == rows.at(i, j);
              changed += same ? 0 : 1;
              assertThat(same || allows(FIELDS.get(j), value)).isTrue();
            }
            assertThat(changed).isLessThanOrEqualTo(2);
          }
          int[] now = model.predict(found.changed()).labels();
          for (int i = 0; i < 20; i++) {
            assertThat(found.found()[i]).isEqualTo(now[i] != labels[i]);
          }
        });
  }

  private static boolean allows(Feature feature, float value) {
    return switch (feature) {
      case Feature.Fixed fixed -> false;
      case Feature.Range(double low, double high) -> value >= low && value <= high;
      case Feature.Whole(int low, int high) ->
          value == Math.rint(value) && value >= low && value <= high;
      case Feature.Category(List<Double> values) -> values.contains((double) value);
      case Feature.Rising(Feature of) -> allows(of, value);
      case Feature.Falling(Feature of) -> allows(of, value);
    };
  }

  @Test
  void whatMayOnlyRiseOrFallNeverGoesTheOtherWay() {
    var upward = new Feature.Rising(new Feature.Range(0, 1));
    var counted = new Feature.Rising(new Feature.Whole(0, 3));
    var downward = new Feature.Falling(new Feature.Category(List.of(0.0, 0.25, 0.5, 0.75, 1.0)));
    List<Feature> fields = List.of(upward, counted, downward, upward, downward, counted);
    Seeds.forAll(
        20,
        random -> {
          var model = LinearModel.drawn(random.nextLong(), 3, Shape.of(6));
          Samples rows = model.samples(random.nextLong(), 20);
          var found =
              new TabularSearch(fields, 6, 60, 1)
                  .measure(model, rows, model.predict(rows).labels())
                  .get();
          for (int i = 0; i < 20; i++) {
            for (int j = 0; j < 6; j++) {
              float was = rows.at(i, j);
              float is = found.changed().at(i, j);
              assertThat(fields.get(j) instanceof Feature.Falling ? is <= was : is >= was).isTrue();
            }
          }
        });
  }

  @Test
  void aSearchThatIsStoppedSaysSoAndKeepsWhatItFound() {
    var model = LinearModel.drawn(5, 3, Shape.of(6));
    Samples rows = model.samples(6, 50);
    int[] labels = model.predict(rows).labels();
    var found =
        new TabularSearch(FIELDS, 3, 200, 1)
            .measure(CountedModel.within(130, model), rows, labels)
            .get();
    assertThat(found.stopped().orElseThrow().kind()).isEqualTo(Problem.Kind.BUDGET_SPENT);
    assertThat(found.found()).contains(true);
    assertThat(found.robustness()).isInstanceOf(Result.NotMeasured.class);
  }

  @Test
  void whoeverMayChangeMoreFieldsBreaksMore() {
    var narrow = new Feature.Range(0.4, 0.6);
    List<Feature> fields =
        List.of(new Feature.Fixed(), narrow, narrow, narrow, narrow, new Feature.Fixed());
    var model = LinearModel.drawn(5, 3, Shape.of(6));
    Samples rows = model.samples(6, 200);
    int[] labels = model.predict(rows).labels();
    var one = new TabularSearch(fields, 1, 200, 1).measure(model, rows, labels).get();
    var four = new TabularSearch(fields, 4, 200, 1).measure(model, rows, labels).get();
    assertThat(one.robustAccuracy().value()).isBetween(0.05, 0.95);
    assertThat(four.robustAccuracy().value()).isLessThan(one.robustAccuracy().value());
  }

  @ParameterizedTest
  @EnumSource(Corruption.class)
  void corruptionsKeepTheRangeAndTheSeedAndGrowWithSeverity(Corruption corruption) {
    var grid = new Grid(2, 12, 10);
    Samples clean = LinearModel.drawn(1, 2, Shape.of(2, 12, 10)).samples(9, 12);
    double before = 0;
    for (int severity = 1; severity <= 5; severity++) {
      Samples changed = corruption.on(clean, grid, severity, 3);
      assertThat(changed.values()).isEqualTo(corruption.on(clean, grid, severity, 3).values());
      double off = 0;
      for (int j = 0; j < changed.values().length; j++) {
        assertThat(changed.values()[j]).isBetween(0f, 1f);
        off += Math.abs(changed.values()[j] - clean.values()[j]);
      }
      assertThat(off).isGreaterThanOrEqualTo(before * 0.9);
      before = off;
    }
    assertThat(before).isPositive();
  }
}
