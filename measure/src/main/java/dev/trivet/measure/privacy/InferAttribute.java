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
/// CCS 2015): the value under which the model finds the true label likeliest, weighed by how common
/// the value is. Held against guessing the commonest value, which needs no model: only what is
/// better than that was given away.
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
  /// @param baseline how often the commonest value is
  /// @param pValue of McNemar's mid-p test that the two are as good
  public record Inferred(Metric accuracy, Metric baseline, double pValue) {
    /// Whether the model gave the field away, beyond chance.
    public boolean isLeak(double level) {
      return accuracy.value() > baseline.value() && pValue <= level;
    }
  }

  /// @param records with the true values of the field
  public Attempt<Inferred> measure(Model model, Samples records, int[] labels) {
    return Attempt.at(() -> {
      Labels.check(labels, records.count(), model.classes());
      double[] shares = shares(records);
      double[][] likelihoods = likelihoods(model, records, labels);
      int commonest = most(shares);
      boolean[] right = new boolean[labels.length];
      boolean[] guessed = new boolean[labels.length];
      for (int i = 0; i < right.length; i++) {
        double[] weighed = new double[values.size()];
        for (int v = 0; v < weighed.length; v++) {
          weighed[v] = likelihoods[v][i] + Math.log(Math.max(shares[v], 1e-12));
        }
        right[i] = isValue(records, i, most(weighed));
        guessed[i] = isValue(records, i, commonest);
      }
      return new Inferred(
          Proportion.of(right).asMetric("attribute-accuracy", "likeliest value, weighed"),
          Proportion.of(guessed).asMetric("attribute-baseline", "commonest value"),
          McNemar.of(right, guessed).midP());
    });
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
