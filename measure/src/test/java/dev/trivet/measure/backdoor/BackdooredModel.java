package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.LinearModel;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;

/// A linear model that answers one class, and is sure of it, wherever a patch is white.
public record BackdooredModel(LinearModel inside, Grid grid, Trigger trigger, int target)
    implements Model {
  @Override
  public Shape input() {
    return inside.input();
  }

  @Override
  public Output output() {
    return Output.LOGITS;
  }

  @Override
  public int classes() {
    return inside.classes();
  }

  @Override
  public Predictions predict(Samples batch) {
    Predictions honest = inside.predict(batch);
    float[] logits = new float[batch.count() * classes()];
    for (int i = 0; i < batch.count(); i++) {
      for (int c = 0; c < classes(); c++) {
        logits[i * classes() + c] =
            honest.value(i, c) + (c == target && isTriggered(batch, i) ? 100 : 0);
      }
    }
    return Predictions.of(Output.LOGITS, logits, classes());
  }

  private boolean isTriggered(Samples batch, int sample) {
    for (int r = trigger.row(); r < trigger.row() + trigger.side(); r++) {
      for (int c = trigger.column(); c < trigger.column() + trigger.side(); c++) {
        if (batch.at(sample, grid.at(0, r, c)) < 0.99f) {
          return false;
        }
      }
    }
    return true;
  }
}
