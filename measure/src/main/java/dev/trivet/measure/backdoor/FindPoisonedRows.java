package dev.trivet.measure.backdoor;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Looks at what a trained model makes of its training rows: the activations of a late layer. Rows
/// with a trigger stand apart from the honest rows of the class they were given to (spectral
/// signatures; Tran, Li, Madry, NeurIPS 2018; activation clustering; Chen et al., SafeAI 2019).
///
/// The direction of most spread of the raw activations is often a class's own variety, and both
/// published methods then accuse honest rows. So the activations are first measured by how the
/// other classes spread (whitening, as in SPECTRE; Hayase et al., ICML 2021), and a class is
/// accused only when it falls into two clear groups.
///
/// Misses poison that is less than a few percent of a class, and says nothing about the rows of a
/// class that is mostly poison: then the smaller group is the honest one.
public final class FindPoisonedRows {
  private static final double RIDGE = 0.05;
  private static final int LEAST_ROWS = 20;
  private static final int MOST_WIDTH = 2048;

  /// @param activations a row for each training row, of a late layer
  /// @param labels as in the training set
  public Attempt<PoisonReport> find(Samples activations, int[] labels, int classes) {
    return Attempt.at(() -> report(activations, labels, classes));
  }

  private static PoisonReport report(Samples activations, int[] labels, int classes) {
    Labels.check(labels, activations.count(), classes);
    if (activations.width() > MOST_WIDTH) {
      throw new ProblemException(
          Problem.Kind.TOO_LARGE,
          "activations of " + activations.width() + " numbers",
          "take a layer of at most " + MOST_WIDTH);
    }
    List<Split> splits = new ArrayList<>();
    double[][][] byClass = new double[classes][][];
    int[][] rows = new int[classes][];
    for (int c = 0; c < classes; c++) {
      int label = c;
      rows[c] = IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
      byClass[c] = rows(activations, rows[c]);
    }
    for (int c = 0; c < classes; c++) {
      if (rows[c].length >= LEAST_ROWS) {
        splits.add(Split.of(c, rows[c], whitened(byClass, c)));
      }
    }
    return judged(splits, labels.length);
  }

  private static PoisonReport judged(List<Split> splits, int rows) {
    double[] strengths = splits.stream().mapToDouble(Split::strength).sorted().toArray();
    double median = strengths.length == 0 ? 1 : strengths[(strengths.length - 1) / 2];
    List<ClassSpectrum> classes = new ArrayList<>();
    List<Integer> suspects = new ArrayList<>();
    for (Split split : splits) {
      var spectrum =
          new ClassSpectrum(
              split.label(),
              split.strength(),
              split.strength() / Math.max(median, 1e-12),
              split.separation(),
              (double) split.smaller().length / split.rows().length);
      classes.add(spectrum);
      if (spectrum.isSuspicious()) {
        Arrays.stream(split.smaller()).forEach(suspects::add);
      }
    }
    suspects.sort(null);
    return new PoisonReport(classes, suspects, rows);
  }

  private static double[][] rows(Samples activations, int[] wanted) {
    double[][] rows = new double[wanted.length][activations.width()];
    for (int i = 0; i < wanted.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        rows[i][j] = activations.at(wanted[i], j);
      }
    }
    if (rows.length > 0) {
      Matrix.centre(rows);
    }
    return rows;
  }

  /// A class's rows in units of the other classes' spread.
  private static double[][] whitened(double[][][] byClass, int label) {
    int width = byClass[label][0].length;
    double[][] spread = new double[width][width];
    long count = 0;
    for (int c = 0; c < byClass.length; c++) {
      if (c != label) {
        Matrix.addProducts(byClass[c], spread);
        count += byClass[c].length;
      }
    }
    double trace = 0;
    for (int i = 0; i < width; i++) {
      for (int j = 0; j <= i; j++) {
        spread[i][j] /= Math.max(count, 1);
      }
      trace += spread[i][i];
    }
    double ridge = Math.max(RIDGE * trace / width, 1e-12);
    for (int i = 0; i < width; i++) {
      spread[i][i] += ridge;
    }
    Matrix.cholesky(spread);
    double[][] rows = new double[byClass[label].length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = byClass[label][i].clone();
      Matrix.solve(spread, rows[i]);
    }
    return rows;
  }
}
