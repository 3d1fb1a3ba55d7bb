package dev.trivet.measure.backdoor;

import java.util.Arrays;

/// Just enough linear algebra for symmetric matrices.
final class Matrix {
  private static final int MOST_ROUNDS = 500;
  private static final double CLOSE = 1e-9;

  private Matrix() {}

  static double[] mean(double[][] rows) {
    double[] mean = new double[rows[0].length];
    for (double[] row : rows) {
      for (int j = 0; j < mean.length; j++) {
        mean[j] += row[j] / rows.length;
      }
    }
    return mean;
  }

  /// Subtracts the mean from every row.
  static void centre(double[][] rows) {
    double[] mean = mean(rows);
    for (double[] row : rows) {
      for (int j = 0; j < mean.length; j++) {
        row[j] -= mean[j];
      }
    }
  }

  /// Adds the sum of the rows' outer products to the lower triangle of `to`.
  static void addProducts(double[][] rows, double[][] to) {
    for (double[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        double[] line = to[i];
        double factor = row[i];
        for (int j = 0; j <= i; j++) {
          line[j] += factor * row[j];
        }
      }
    }
  }

  /// The lower triangle whose product with its transpose is `matrix` (Cholesky); in place.
  ///
  /// @param matrix lower triangle of a positive definite matrix
  static void cholesky(double[][] matrix) {
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        if (i == j && sum <= 0) {
          throw new IllegalArgumentException("the matrix is not positive definite");
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
  }

  /// Solves `triangle x = row` for x, in place.
  static void solve(double[][] triangle, double[] row) {
    for (int i = 0; i < row.length; i++) {
      double sum = row[i];
      for (int k = 0; k < i; k++) {
        sum -= triangle[i][k] * row[k];
      }
      row[i] = sum / triangle[i][i];
    }
  }

  /// The direction in which centred rows spread most (power iteration).
  static double[] principal(double[][] rows) {
    double[] direction = new double[rows[0].length];
    // Not a drawn start: the row furthest from the mean is never orthogonal to what it dominates.
    double longest = -1;
    for (double[] row : rows) {
      double length = dot(row, row);
      if (length > longest) {
        longest = length;
        direction = row.clone();
      }
    }
    normalise(direction);
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double[] next = new double[direction.length];
      for (double[] row : rows) {
        double weight = dot(row, direction);
        for (int j = 0; j < next.length; j++) {
          next[j] += weight * row[j];
        }
      }
      if (!normalise(next)) {
        break;
      }
      double same = dot(next, direction);
      direction = next;
      if (Math.abs(same) > 1 - CLOSE * CLOSE) {
        break;
      }
    }
    return direction;
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }

  private static boolean normalise(double[] vector) {
    double length = Math.sqrt(dot(vector, vector));
    if (length == 0) {
      return false;
    }
    Arrays.setAll(vector, j -> vector[j] / length);
    return true;
  }
}
