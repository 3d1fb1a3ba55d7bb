package dev.trivet.measure.certificate;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Proportion;
import dev.trivet.measure.statistics.Quantiles;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/// Certifies the model that answers what the given one answers most often under Gaussian noise
/// (Cohen, Rosenfeld, Kolter, ICML 2019). The share is bounded by Clopper and Pearson's exact
/// interval; one class is guessed from some noisy copies and tested on others.
///
/// @param sigma standard deviation of the noise, in units of the input
/// @param selection how many copies choose the class
/// @param trials how many test it
/// @param alpha the chance that a certificate is wrong
public record RandomisedSmoothing(
    double sigma, int selection, int trials, double alpha, long seed) {
  private static final int BATCH = 256;

  public RandomisedSmoothing {
    if (!(sigma > 0) || selection < 1 || trials < 1 || !(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "sigma %s, %d and %d trials, alpha %s".formatted(sigma, selection, trials, alpha));
    }
  }

  /// @param labels the truth
  public Attempt<Certificates> certify(Model model, Samples samples, int[] labels) {
    return Attempt.at(() -> all(model, samples, labels));
  }

  private Certificates all(Model model, Samples samples, int[] labels) {
    Labels.check(labels, samples.count(), model.classes());
    List<Certificate> each = new ArrayList<>();
    float[] rows = new float[BATCH * samples.width()];
    for (int i = 0; i < samples.count(); i++) {
      RandomGenerator random = Chance.of(seed, i);
      int guess = most(votes(model, samples, i, selection, random, rows));
      long hits = votes(model, samples, i, trials, random, rows)[guess];
      each.add(certificate(guess, hits));
    }
    return new Certificates(this, each, labels);
  }

  private Certificate certificate(int guess, long hits) {
    double atLeast = new Proportion(hits, trials).lowerBound(alpha);
    return atLeast > 0.5
        ? new Certificate(OptionalInt.of(guess), sigma * Quantiles.normal(atLeast), hits)
        : new Certificate(OptionalInt.empty(), 0, hits);
  }

  private long[] votes(
      Model model, Samples samples, int sample, int copies, RandomGenerator random, float[] rows) {
    int width = samples.width();
    int from = sample * width;
    float spread = (float) sigma;
    long[] votes = new long[model.classes()];
    for (int done = 0; done < copies; done += BATCH) {
      int count = Math.min(BATCH, copies - done);
      for (int row = 0; row < count; row++) {
        int at = row * width;
        for (int j = 0; j < width; j++) {
          rows[at + j] = samples.values()[from + j] + spread * (float) random.nextGaussian();
        }
      }
      for (int label : model.predict(new Samples(rows, count, samples.shape())).labels()) {
        votes[label]++;
      }
    }
    return votes;
  }

  private static int most(long[] votes) {
    int most = 0;
    for (int c = 1; c < votes.length; c++) {
      most = votes[c] > votes[most] ? c : most;
    }
    return most;
  }

  String describe() {
    return "randomised smoothing, sigma %s, %d trials, alpha %s; Clopper-Pearson"
        .formatted(sigma, trials, alpha);
  }
}
