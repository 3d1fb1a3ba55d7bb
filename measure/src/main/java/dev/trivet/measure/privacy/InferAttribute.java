package dev.trivet.measure.privacy;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.statistics.McNemar;
import dev.trivet.measure.statistics.Proportion;
import java.util.Arrays;
import java.util.List;

/// Guesses a field of a record from all others and the model's answer (Fredrikson, Jha, Ristenpart,
/// CCS 2015): the value under which the model finds the true label likeliest, weighed by how likely
/// the value is without the model. Held against guessing that alone: only what is better was given
/// away.
///
/// @param field the column; `values` what it may hold
public record InferAttribute(int field, List<Double> values) {
  public InferAttribute {
    values = List.copyOf(values);
    if (field < 0 || values.size() < 2) {
      throw new IllegalArgumentException("field " + field + " of " + values.size() + " values");
    }
  }

  /// @param accuracy how often the guess is right
  /// @param baseline how often the guess without the model is
  /// @param gain the one above the other, with the interval for pairs
  /// @param pValue of McNemar's mid-p test that the two are as good
  public record Inferred(Metric accuracy, Metric baseline, Metric gain, double pValue) {
    /// Whether the model gave the field away, beyond chance.
    public boolean isLeak(double level) {
      return accuracy.value() > baseline.value() && pValue <= level;
    }
  }

  /// Held against the commonest value.
  ///
  /// @param records with the true values of the field
  public Attempt<Inferred> measure(Model model, Samples records, int[] labels) {
    double[][] alike = new double[records.count()][];
    Arrays.fill(alike, shares(records));
    return measure(model, records, labels, alike, "commonest value");
  }

  /// @param without how likely each value is for each record, to somebody without the model
  /// @param how that was found out
  public Attempt<Inferred> measure(
      Model model, Samples records, int[] labels, double[][] without, String how) {
    return Attempt.at(() -> {
      Labels.check(labels, records.count(), model.classes());
      double[][] likelihoods = likelihoods(model, records, labels);
      boolean[] right = new boolean[labels.length];
      boolean[] guessed = new boolean[labels.length];
      for (int i = 0; i < right.length; i++) {
        double[] weighed = new double[values.size()];
        for (int v = 0; v < weighed.length; v++) {
          weighed[v] = likelihoods[v][i] + Math.log(Math.max(without[i][v], 1e-12));
        }
        right[i] = isValue(records, i, most(weighed));
        guessed[i] = isValue(records, i, most(without[i]));
      }
      return inferred(right, guessed, how);
    });
  }

  private static Inferred inferred(boolean[] right, boolean[] guessed, String how) {
    Metric with = Proportion.of(right).asMetric("attribute-accuracy", "with the model's answers");
    Metric alone = Proportion.of(guessed).asMetric("attribute-baseline", how);
    var table = McNemar.of(guessed, right);
    double gained = with.value() - alone.value();
    Metric gain =
        Metric.of("attribute-gain", gained, right.length, "Agresti-Min 95 % for pairs")
            .within(table.gain(right.length).widenedTo(gained));
    return new Inferred(with, alone, gain, table.midP());
  }

  private double[][] likelihoods(Model model, Samples records, int[] labels) {
    double[][] likelihoods = new double[values.size()][labels.length];
    for (int v = 0; v < values.size(); v++) {
      float[] rows = Arrays.copyOf(records.values(), records.count() * records.width());
      for (int i = 0; i < labels.length; i++) {
        rows[i * records.width() + field] = values.get(v).floatValue();
      }
      Predictions answers = model.predict(new Samples(rows, records.count(), records.shape()));
      for (int i = 0; i < labels.length; i++) {
        likelihoods[v][i] = answers.logProbability(i, labels[i]);
      }
    }
    return likelihoods;
  }

  private double[] shares(Samples records) {
    double[] shares = new double[values.size()];
    for (int i = 0; i < records.count(); i++) {
      for (int v = 0; v < shares.length; v++) {
        shares[v] += isValue(records, i, v) ? 1.0 / records.count() : 0;
      }
    }
    return shares;
  }

  private boolean isValue(Samples records, int record, int value) {
    return records.at(record, field) == values.get(value).floatValue();
  }

  private static int most(double[] of) {
    int most = 0;
    for (int i = 1; i < of.length; i++) {
      most = of[i] > of[most] ? i : most;
    }
    return most;
  }
}
