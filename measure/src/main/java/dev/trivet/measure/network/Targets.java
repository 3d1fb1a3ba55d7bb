package dev.trivet.measure.network;

import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import java.util.Arrays;

/// What a network should learn to answer: probabilities for each sample.
public final class Targets {
  private final int classes;
  private final float[][] rows;

  private Targets(int classes, float[][] rows) {
    this.classes = classes;
    this.rows = rows;
  }

  /// Each sample's label with certainty.
  public static Targets labels(int[] labels, int classes) {
    float[][] rows = new float[labels.length][classes];
    for (int i = 0; i < labels.length; i++) {
      rows[i][labels[i]] = 1;
    }
    return new Targets(classes, rows);
  }

  /// What another model answers: its probabilities, or its labels when it gives no more.
  public static Targets answers(Predictions predictions) {
    if (predictions.output() == Output.LABELS) {
      return labels(predictions.labels(), predictions.classes());
    }
    float[][] rows = new float[predictions.count()][predictions.classes()];
    for (int i = 0; i < rows.length; i++) {
      double[] p = predictions.probabilities(i);
      for (int c = 0; c < p.length; c++) {
        rows[i][c] = (float) p[c];
      }
    }
    return new Targets(predictions.classes(), rows);
  }

  public int count() {
    return rows.length;
  }

  public int classes() {
    return classes;
  }

  float[] row(int sample) {
    return rows[sample];
  }

  public Targets select(int... wanted) {
    return new Targets(
        classes, Arrays.stream(wanted).mapToObj(i -> rows[i]).toArray(float[][]::new));
  }
}
