package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Proportion;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Finds rows whose label is probably wrong (confident learning; Northcutt, Jiang, Chuang, JAIR 70,
/// 2021): rows of which models trained on other rows are surer that they are of another class than
/// they usually are of rows with that label show how many errors there are of each kind; that many
/// of the rows where the models most contradict the label are suspected.
///
/// @param folds each row is judged by models that have not seen it
/// @param hidden how many hidden numbers the models have
/// @param steps how long they are trained: long, and they learn the errors
public record FindLabelErrors(int folds, int hidden, int steps, long seed) {
  public FindLabelErrors {
    if (folds < 2 || hidden < 1 || steps < 1) {
      throw new IllegalArgumentException(
          folds + " folds, " + hidden + " hidden, " + steps + " steps");
    }
  }

  public static FindLabelErrors seeded(long seed) {
    return new FindLabelErrors(5, 64, 1_000, seed);
  }

  /// @param rows in ascending order
  public record LabelErrors(List<Integer> rows, int outOf) {
    public LabelErrors {
      rows = List.copyOf(rows);
    }

    /// The share of rows suspected: an estimate of the share of wrong labels, as good as the
    /// models.
    public Proportion share() {
      return new Proportion(rows.size(), outOf);
    }

    public Proportion precision(boolean[] wrong) {
      return new Proportion(hits(wrong), rows.size());
    }

    public Proportion recall(boolean[] wrong) {
      return new Proportion(hits(wrong), Proportion.of(wrong).hits());
    }

    private long hits(boolean[] wrong) {
      return rows.stream().filter(row -> wrong[row]).count();
    }
  }

  public Attempt<LabelErrors> find(Samples samples, int[] labels, int classes) {
    return Attempt.at(() -> {
      Labels.check(labels, samples.count(), classes);
      return suspects(probabilities(samples, labels, classes), labels, classes);
    });
  }

  /// For each row, what models trained on other rows give each class.
  private double[][] probabilities(Samples samples, int[] labels, int classes) {
    int[] order = Chance.permutation(labels.length, Chance.of(seed));
    double[][] probabilities = new double[labels.length][];
    for (int fold = 0; fold < folds; fold++) {
      int which = fold;
      int[] judged =
          IntStream.range(0, order.length)
              .filter(i -> i % folds == which)
              .map(i -> order[i])
              .toArray();
      int[] learnt =
          IntStream.range(0, order.length)
              .filter(i -> i % folds != which)
              .map(i -> order[i])
              .toArray();
      Network drawn = Networks.dense(samples.shape(), List.of(hidden), classes, seed + fold);
      Network model =
          Training.of(epochs(learnt.length), seed + fold)
              .train(drawn, samples.select(learnt), Targets.labels(labels, classes).select(learnt));
      Predictions answers = model.predict(samples.select(judged));
      for (int i = 0; i < judged.length; i++) {
        probabilities[judged[i]] = answers.probabilities(i);
      }
    }
    return probabilities;
  }

  private int epochs(int rows) {
    return Math.max(1, Math.round((float) steps * Training.USUAL_BATCH / rows));
  }

  private static LabelErrors suspects(double[][] probabilities, int[] labels, int classes) {
    double[][] wrong = joint(probabilities, labels, classes);
    var rows = new TreeSet<Integer>();
    for (int given = 0; given < classes; given++) {
      for (int other = 0; other < classes; other++) {
        if (given != other && wrong[given][other] >= 0.5) {
          clearest(probabilities, labels, given, other, Math.round(wrong[given][other]))
              .forEach(rows::add);
        }
      }
    }
    return new LabelErrors(List.copyOf(rows), labels.length);
  }

  /// About how many rows of each label are truly of each other class: counted among the rows the
  /// models are sure of, and scaled up to all rows with the label.
  private static double[][] joint(double[][] probabilities, int[] labels, int classes) {
    double[] usual = new double[classes];
    int[] count = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      usual[labels[i]] += probabilities[i][labels[i]];
      count[labels[i]]++;
    }
    Arrays.setAll(usual, c -> count[c] == 0 ? Double.POSITIVE_INFINITY : usual[c] / count[c]);
    double[][] sure = new double[classes][classes];
    for (int i = 0; i < labels.length; i++) {
      int likeliest = -1;
      for (int c = 0; c < classes; c++) {
        boolean isSure = probabilities[i][c] >= usual[c];
        if (isSure && (likeliest < 0 || probabilities[i][c] > probabilities[i][likeliest])) {
          likeliest = c;
        }
      }
      if (likeliest >= 0) {
        sure[labels[i]][likeliest]++;
      }
    }
    for (int c = 0; c < classes; c++) {
      double all = Arrays.stream(sure[c]).sum();
      for (int j = 0; j < classes; j++) {
        sure[c][j] *= all == 0 ? 0 : count[c] / all;
      }
    }
    return sure;
  }

  /// The rows with one label that the models most prefer to give another.
  private static Stream<Integer> clearest(
      double[][] probabilities, int[] labels, int given, int other, long most) {
    return IntStream.range(0, labels.length)
        .filter(i -> labels[i] == given && probabilities[i][other] > probabilities[i][given])
        .boxed()
        .sorted(Comparator.comparingDouble(i -> probabilities[i][given] - probabilities[i][other]))
        .limit(most);
  }
}
