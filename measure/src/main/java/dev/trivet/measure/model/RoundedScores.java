package dev.trivet.measure.model;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;

/// A model that gives probabilities rounded to some decimals: a common defence against extraction.
public record RoundedScores(Model model, int decimals) implements Model {
  public RoundedScores {
    if (decimals < 0 || decimals > 6) {
      throw new IllegalArgumentException(decimals + " decimals");
    }
  }

  @Override
  public Shape input() {
    return model.input();
  }

  @Override
  public Output output() {
    return Output.SCORES;
  }

  @Override
  public int classes() {
    return model.classes();
  }

  @Override
  public Predictions predict(Samples batch) {
    Predictions exact = model.predict(batch);
    double unit = Math.pow(10, decimals);
    float[] rounded = new float[exact.count() * classes()];
    for (int i = 0; i < exact.count(); i++) {
      double[] p = exact.probabilities(i);
      for (int c = 0; c < p.length; c++) {
        rounded[i * p.length + c] = (float) (Math.rint(p[c] * unit) / unit);
      }
    }
    return Predictions.of(Output.SCORES, rounded, classes());
  }
}
