package dev.trivet.measure.privacy;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Guesses a field of a record from its other fields and its label alone, without the model under
/// audit: what a model gives away is only what goes beyond that (Jayaraman and Evans, ACM CCS 2022,
/// who find that many attacks on attributes are just this).
///
/// @param field the column; `values` what it may hold
public record GuessField(int field, List<Double> values, long seed) {
  private static final int HIDDEN = 32;
  private static final int STEPS = 1_500;

  public GuessField {
    values = List.copyOf(values);
  }

  /// What was learnt.
  public final class Learnt {
    private final Network network;
    private final double[] means;
    private final double[] spreads;
    private final int classes;

    private Learnt(Network network, double[] means, double[] spreads, int classes) {
      this.network = network;
      this.means = means;
      this.spreads = spreads;
      this.classes = classes;
    }

    /// @return for each record, how likely each value is
    public double[][] probabilities(Samples records, int[] labels) {
      Predictions answers = network.predict(inputs(records, labels, means, spreads, classes));
      double[][] probabilities = new double[labels.length][];
      for (int i = 0; i < labels.length; i++) {
        probabilities[i] = answers.probabilities(i);
      }
      return probabilities;
    }
  }

  /// @param rows with the field's true values; those with another value are not learnt from
  public Learnt learn(Samples rows, int[] labels, int classes) {
    int[] known = IntStream.range(0, labels.length).filter(i -> value(rows, i) >= 0).toArray();
    Samples chosen = rows.select(known);
    int[] theirs = new int[known.length];
    int[] targets = new int[known.length];
    for (int i = 0; i < known.length; i++) {
      theirs[i] = labels[known[i]];
      targets[i] = value(chosen, i);
    }
    double[] means = means(chosen);
    double[] spreads = spreads(chosen, means);
    Samples inputs = inputs(chosen, theirs, means, spreads, classes);
    Network drawn = Networks.dense(inputs.shape(), List.of(HIDDEN), values.size(), seed);
    int epochs = Math.max(1, STEPS * Training.USUAL_BATCH / Math.max(1, known.length));
    Network network =
        Training.of(Math.min(epochs, 100), seed)
            .decaying(0.01)
            .train(drawn, inputs, Targets.labels(targets, values.size()));
    return new Learnt(network, means, spreads, classes);
  }

  private int value(Samples rows, int row) {
    for (int v = 0; v < values.size(); v++) {
      if (rows.at(row, field) == values.get(v).floatValue()) {
        return v;
      }
    }
    return -1;
  }

  private static double[] means(Samples rows) {
    double[] means = new double[rows.width()];
    for (int i = 0; i < rows.count(); i++) {
      for (int j = 0; j < means.length; j++) {
        means[j] += (double) rows.at(i, j) / rows.count();
      }
    }
    return means;
  }

  private static double[] spreads(Samples rows, double[] means) {
    double[] spreads = new double[means.length];
    for (int i = 0; i < rows.count(); i++) {
      for (int j = 0; j < means.length; j++) {
        double off = rows.at(i, j) - means[j];
        spreads[j] += off * off / rows.count();
      }
    }
    Arrays.setAll(spreads, j -> Math.max(Math.sqrt(spreads[j]), 1e-9));
    return spreads;
  }

  /// The other fields in units of their spread, then which class the record has.
  private Samples inputs(
      Samples rows, int[] labels, double[] means, double[] spreads, int classes) {
    int width = rows.width() + classes;
    float[] inputs = new float[rows.count() * width];
    for (int i = 0; i < rows.count(); i++) {
      for (int j = 0; j < rows.width(); j++) {
        inputs[i * width + j] = j == field ? 0 : (float) ((rows.at(i, j) - means[j]) / spreads[j]);
      }
      inputs[i * width + rows.width() + labels[i]] = 1;
    }
    return new Samples(inputs, rows.count(), Shape.of(width));
  }
}
