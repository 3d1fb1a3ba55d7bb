package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Sorted;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Lays other images over an input: the answer to a clean one wavers, while a trigger shines
/// through and keeps it (STRIP; Gao et al., ACSAC 2019). Works on inputs, while the model runs.
///
/// @param overlays how many images are laid over each input
/// @param falseAlarms the share of clean inputs that may be rejected
public record Strip(int overlays, double falseAlarms, long seed) {
  public Strip {
    if (overlays < 1 || !(falseAlarms > 0 && falseAlarms < 1)) {
      throw new IllegalArgumentException(overlays + " overlays, " + falseAlarms + " false alarms");
    }
  }

  /// How much the answers to inputs wavered.
  ///
  /// @param threshold inputs below it are rejected
  @SuppressWarnings("ArrayRecordComponent") // copied in and out
  public record Wavering(double[] entropies, double threshold) {
    public Wavering {
      entropies = entropies.clone();
    }

    @Override
    public double[] entropies() {
      return entropies.clone();
    }

    public boolean isRejected(int sample) {
      return entropies[sample] < threshold;
    }

    public int rejected() {
      return (int) Arrays.stream(entropies).filter(e -> e < threshold).count();
    }
  }

  /// @param suspects inputs to be judged
  /// @param clean images known to be clean: the first half is laid over, the other sets the
  ///   threshold
  public Attempt<Wavering> judge(Model model, Samples suspects, Samples clean) {
    return Attempt.at(() -> {
      int half = clean.count() / 2;
      Samples over = clean.range(0, half);
      double[] known = entropies(model, clean.range(half, clean.count()), over);
      Arrays.sort(known);
      return new Wavering(entropies(model, suspects, over), Sorted.quantile(known, falseAlarms));
    });
  }

  /// The mean entropy of the answers to an input under its overlays, in bits.
  private double[] entropies(Model model, Samples inputs, Samples over) {
    int width = inputs.width();
    float[] rows = new float[overlays * width];
    double[] entropies = new double[inputs.count()];
    for (int i = 0; i < entropies.length; i++) {
      RandomGenerator random = Chance.of(seed, i);
      for (int o = 0; o < overlays; o++) {
        int other = random.nextInt(over.count());
        for (int j = 0; j < width; j++) {
          rows[o * width + j] = Math.clamp(inputs.at(i, j) + over.at(other, j), 0f, 1f);
        }
      }
      Predictions answers = model.predict(new Samples(rows, overlays, inputs.shape()));
      for (int o = 0; o < overlays; o++) {
        for (double p : answers.probabilities(o)) {
          entropies[i] -= p > 0 ? p * Math.log(p) / Math.log(2) / overlays : 0;
        }
      }
    }
    return entropies;
  }
}
