package dev.trivet.measure.model;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.Arrays;

/// What a model said about a batch.
public final class Predictions {
  private final Output output;
  private final int classes;
  private final float[] values;
  private final int[] labels;

  private Predictions(Output output, int classes, float[] values, int[] labels) {
    this.output = output;
    this.classes = classes;
    this.values = values;
    this.labels = labels;
  }

  /// @throws ProblemException for a label that is no class
  public static Predictions ofLabels(int[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new ProblemException(
            Problem.Kind.CLASSES_CHANGED,
            "the model answered with class " + labels[i] + " to sample " + i,
            "it said it has " + classes + " classes; ask it again from the start");
      }
    }
    return new Predictions(Output.LABELS, classes, new float[0], labels);
  }

  /// @param values a row of `classes` numbers for each sample; not copied
  /// @throws ProblemException for a value that is not finite or a row that is too short
  public static Predictions of(Output output, float[] values, int classes) {
    if (values.length % classes != 0) {
      throw new ProblemException(
          Problem.Kind.CLASSES_CHANGED,
          values.length + " numbers are not rows of " + classes + " classes",
          "the model must answer with as many numbers for every sample");
    }
    int[] labels = new int[values.length / classes];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = best(values, i * classes, classes);
    }
    return new Predictions(output, classes, values, labels);
  }

  private static int best(float[] values, int from, int classes) {
    int best = 0;
    for (int c = 0; c < classes; c++) {
      if (!Float.isFinite(values[from + c])) {
        throw new ProblemException(
            Problem.Kind.NOT_FINITE,
            "the model answered %s for class %d of sample %d"
                .formatted(values[from + c], c, from / classes),
            "look for overflow in the model, or for inputs out of its range");
      }
      if (values[from + c] > values[from + best]) {
        best = c;
      }
    }
    return best;
  }

  public int count() {
    return labels.length;
  }

  public int classes() {
    return classes;
  }

  public Output output() {
    return output;
  }

  public int label(int sample) {
    return labels[sample];
  }

  public int[] labels() {
    return labels.clone();
  }

  /// A score or logit.
  public float value(int sample, int ofClass) {
    needValues();
    return values[sample * classes + ofClass];
  }

  /// How far a class is ahead of the best other one, in logits (of scores, their logarithms).
  /// Negative when it is not the answer.
  public double margin(int sample, int ofClass) {
    needValues();
    int from = sample * classes;
    float other = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      if (c != ofClass && values[from + c] > other) {
        other = values[from + c];
      }
    }
    float own = values[from + ofClass];
    return output == Output.LOGITS ? own - (double) other : log(own) - log(other);
  }

  /// Probabilities: the scores, or the softmax of the logits.
  public double[] probabilities(int sample) {
    needValues();
    double[] p = new double[classes];
    int from = sample * classes;
    if (output == Output.SCORES) {
      for (int c = 0; c < classes; c++) {
        p[c] = values[from + c];
      }
      return p;
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      p[c] = Math.exp((double) values[from + c] - values[from + labels[sample]]);
      sum += p[c];
    }
    for (int c = 0; c < classes; c++) {
      p[c] /= sum;
    }
    return p;
  }

  /// The natural logarithm of a class's probability, exact where the probability rounds to 0.
  public double logProbability(int sample, int ofClass) {
    needValues();
    int from = sample * classes;
    if (output == Output.SCORES) {
      return log(values[from + ofClass]);
    }
    double top = values[from + labels[sample]];
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      sum += Math.exp(values[from + c] - top);
    }
    return values[from + ofClass] - top - Math.log(sum);
  }

  /// The probability of the class answered.
  public double confidence(int sample) {
    return output == Output.SCORES
        ? value(sample, label(sample))
        : Math.exp(logProbability(sample, label(sample)));
  }

  /// All rows from `from` up to but not including `to`.
  public Predictions range(int from, int to) {
    return new Predictions(
        output,
        classes,
        output == Output.LABELS ? values : Arrays.copyOfRange(values, from * classes, to * classes),
        Arrays.copyOfRange(labels, from, to));
  }

  /// Where the answer is the true label.
  public boolean[] correct(int[] truth) {
    if (truth.length != labels.length) {
      throw new IllegalArgumentException(
          truth.length + " labels for " + labels.length + " samples");
    }
    boolean[] correct = new boolean[labels.length];
    for (int i = 0; i < correct.length; i++) {
      correct[i] = labels[i] == truth[i];
    }
    return correct;
  }

  /// @throws ProblemException when the model gives labels only
  public void needValues() {
    if (output == Output.LABELS) {
      throw new ProblemException(
          Problem.Kind.NEEDS_SCORES,
          "the model answers with labels only",
          "use a metric that needs no scores, or an endpoint that gives them");
    }
  }

  private static double log(float probability) {
    return Math.log(Math.max(probability, Float.MIN_NORMAL));
  }
}
