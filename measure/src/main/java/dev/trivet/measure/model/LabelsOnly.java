package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;

/// A model seen by somebody who is told labels and nothing else.
public record LabelsOnly(Model model) implements Model {
  @Override
  public Shape input() {
    return model.input();
  }

  @Override
  public Output output() {
    return Output.LABELS;
  }

  @Override
  public int classes() {
    return model.classes();
  }

  @Override
  public Predictions predict(Samples batch) {
    return Predictions.ofLabels(model.predict(batch).labels(), classes());
  }
}
