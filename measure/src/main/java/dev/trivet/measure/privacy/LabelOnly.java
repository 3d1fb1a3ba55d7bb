package dev.trivet.measure.privacy;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.statistics.Chance;
import java.util.random.RandomGenerator;

/// Recognises members by how much noise it takes until the answer changes, told labels only
/// (Choquette-Choo, Tramer, Carlini, Papernot, ICML 2021): training pushes the boundary away from
/// its rows.
///
/// @param spread of the noise, in units of the input
/// @param copies of each record that are asked about
public record LabelOnly(double spread, int copies, long seed) {
  private static final int BATCH = 512;

  public LabelOnly {
    if (!(spread > 0) || copies < 1) {
      throw new IllegalArgumentException("noise of " + spread + ", " + copies + " copies");
    }
  }

  /// @return for each record the share of noisy copies still answered with its label, a clean wrong
  ///   answer counting against it
  public double[] scores(Model model, Samples records, int[] labels) {
    Labels.check(labels, records.count(), model.classes());
    int[] clean = model.predict(records).labels();
    double[] scores = new double[labels.length];
    int width = records.width();
    float[] rows = new float[BATCH * width];
    for (int i = 0; i < scores.length; i++) {
      RandomGenerator random = Chance.of(seed, i);
      int kept = 0;
      for (int done = 0; done < copies; done += BATCH) {
        int count = Math.min(BATCH, copies - done);
        for (int j = 0; j < count * width; j++) {
          rows[j] =
              records.values()[i * width + j % width] + (float) (spread * random.nextGaussian());
        }
        for (int label : model.predict(new Samples(rows, count, records.shape())).labels()) {
          kept += label == labels[i] ? 1 : 0;
        }
      }
      scores[i] = (double) kept / copies + (clean[i] == labels[i] ? 1 : 0);
    }
    return scores;
  }

  /// How well that tells members.
  public Leakage leakage(Model model, Samples records, int[] labels, boolean[] members) {
    return Leakage.of("label only", scores(model, records, labels), members);
  }
}
