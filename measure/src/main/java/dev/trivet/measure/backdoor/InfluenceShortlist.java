package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Predictions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which training rows pulled the model towards some answers: rows whose gradient in the last layer
/// points the same way (Pruthi et al., NeurIPS 2020, with the last checkpoint only). A shortlist to
/// look at, not a verdict.
///
/// @param activations what the last layer is given for each row; `answers` what it makes of it
public record InfluenceShortlist(Samples activations, Predictions answers) {
  public InfluenceShortlist {
    if (activations.count() != answers.count()) {
      throw new IllegalArgumentException(activations.count() + " and " + answers.count());
    }
  }

  /// The rows that most favour that this model answers `given` to what is asked about.
  ///
  /// @param rows the training rows, labels as in the training set
  /// @param given the answers in question, one for each of these samples
  public List<Integer> favouring(InfluenceShortlist rows, int[] labels, int[] given, int most) {
    double[] influence = new double[rows.activations().count()];
    int width = activations.width();
    for (int q = 0; q < given.length; q++) {
      double[] off = error(answers, q, given[q]);
      for (int i = 0; i < influence.length; i++) {
        double[] theirs = error(rows.answers(), i, labels[i]);
        double same = 0;
        for (int c = 0; c < off.length; c++) {
          same += off[c] * theirs[c];
        }
        double alike = 0;
        for (int j = 0; j < width; j++) {
          alike += (double) activations.at(q, j) * rows.activations().at(i, j);
        }
        influence[i] += same * alike;
      }
    }
    return IntStream.range(0, influence.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -influence[i]))
        .limit(most)
        .toList();
  }

  private static double[] error(Predictions answers, int sample, int label) {
    double[] p = Arrays.copyOf(answers.probabilities(sample), answers.classes());
    p[label] -= 1;
    return p;
  }
}
