package dev.trivet.measure.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewsTest {
  /// Keeps what it is asked about.
  private record Listening(Shape input, List<Samples> heard) implements Model {
    @Override
    public Output output() {
      return Output.LABELS;
    }

    @Override
    public int classes() {
      return 2;
    }

    @Override
    public Predictions predict(Samples batch) {
      heard.add(batch);
      return Predictions.ofLabels(new int[batch.count()], 2);
    }
  }

  @Test
  void anImageIsAskedAboutAsItIsAndAPixelToEachSide() {
    Shape shape = Shape.of(2, 9, 11);
    Seeds.forAll(
        10,
        random -> {
          float[] values = new float[3 * shape.size()];
          for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat();
          }
          var records = new Samples(values, 3, shape);
          var model = new Listening(shape, new ArrayList<>());
          assertThat(Views.of(shape).ask(model, records))
              .hasSize(5)
              .hasSize(Views.of(shape).count());
          assertThat(model.heard().getFirst()).isSameAs(records);
          int[][] moves = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
          for (int move = 0; move < moves.length; move++) {
            isMoved(records, model.heard().get(move + 1), moves[move][0], moves[move][1]);
          }
        });
  }

  private static void isMoved(Samples from, Samples to, int down, int across) {
    for (int sample = 0; sample < from.count(); sample++) {
      for (int place = 0; place < from.width(); place++) {
        int row = place / 11 % 9 - down;
        int column = place % 11 - across;
        boolean inside = row >= 0 && row < 9 && column >= 0 && column < 11;
        float expected = inside ? from.at(sample, place / 99 * 99 + row * 11 + column) : 0;
        assertThat(to.at(sample, place)).isEqualTo(expected);
      }
    }
  }

  @Test
  void aRowIsAskedAboutOnce() {
    assertThat(Views.of(Shape.of(64)).count()).isOne();
    assertThat(Views.of(Shape.of(1, 5, 5)).count()).isOne();
  }
}
