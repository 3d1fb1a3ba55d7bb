package dev.trivet.measure.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.CountedModel;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.RoundedScores;
import dev.trivet.measure.result.Attempt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExtractionTest {
  private final LinearModel victim = LinearModel.drawn(3, 3, Shape.of(10));
  private final Samples pool = victim.samples(4, 400);
  private final MeasureExtraction.Test test =
      MeasureExtraction.Test.labelled(
          victim.samples(5, 300), victim.predict(victim.samples(5, 300)).labels());
  private final MeasureExtraction method =
      new MeasureExtraction(new Surrogate.Plain(24, 30), List.of(300, 20), 1);

  @Test
  void moreQueriesMakeABetterCopy() {
    Extraction extraction = method.measure(victim, pool, test).get();
    assertThat(extraction.copies()).extracting(Extraction.Copy::queries).containsExactly(20L, 300L);
    double few = extraction.copies().getFirst().fidelity().value();
    double many = extraction.copies().getLast().fidelity().value();
    assertThat(many).isGreaterThan(few).isGreaterThan(0.85);
    assertThat(extraction.cheapest(many).orElseThrow().queries()).isEqualTo(300);
    assertThat(extraction.copies().getLast().accuracy().orElseThrow().value()).isEqualTo(many);
  }

  @Test
  void theVictimIsAskedAboutEachQueryOnce() {
    CountedModel counted = CountedModel.counting(victim);
    method.measure(counted, pool, test);
    assertThat(counted.asked()).isEqualTo(300 + 300);
  }

  @Test
  void labelsAndRoundedScoresGiveCopiesToo() {
    assertThat(fidelity(new LabelsOnly(victim))).isGreaterThan(0.75);
    assertThat(fidelity(new RoundedScores(victim, 1))).isGreaterThan(0.8);
  }

  private double fidelity(Model seen) {
    return method.measure(seen, pool, test).get().copies().getLast().fidelity().value();
  }

  @Test
  void imagesCanBeCopiedFromNoise() {
    var grid = new Grid(1, 6, 6);
    LinearModel images = LinearModel.drawn(6, 2, Shape.of(1, 6, 6));
    Samples noise = MeasureExtraction.noise(images.samples(1, 1), 200, 2);
    assertThat(noise.shape()).isEqualTo(Shape.of(1, 6, 6));
    var copy =
        new MeasureExtraction(new Surrogate.Images(grid, 12, 8), List.of(200), 1)
            .measure(
                images, noise, new MeasureExtraction.Test(images.samples(7, 100), Optional.empty()))
            .get()
            .copies()
            .getFirst();
    assertThat(copy.fidelity().value()).isGreaterThan(0.6);
    assertThat(copy.accuracy()).isEmpty();
  }

  @Test
  void aSpentBudgetIsAProblem() {
    assertThat(method.measure(CountedModel.within(10, victim), pool, test))
        .isInstanceOf(Attempt.Refused.class);
  }
}
