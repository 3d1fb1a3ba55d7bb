package dev.trivet.measure.network;

/// The one inner loop of all layers: add rows, each times a number, to a row.
///
/// Every row is an array of its own and is read from its first place. That is what lets the
/// compiler use vector instructions: with offsets into shared arrays it must fear that they
/// overlap, and runs at a third of the speed.
///
/// Rows whose factor is 0 cost nothing: images are mostly black, and half of what a rectifier lets
/// through is nothing.
final class Kernel {
  private static final int GROUP = 8;

  /// From so many rows on, a group filled up with nothing is quicker than one row after the other.
  private static final int WORTH_FILLING = 3;

  private float[][] kept = new float[0][];
  private float[] weights = new float[0];

  /// `target += sum of factors[i] * rows[i]` over the first `count` rows.
  void add(float[] target, float[][] rows, float[] factors, int count) {
    if (kept.length < count + GROUP) {
      kept = new float[count + GROUP][];
      weights = new float[count + GROUP];
    }
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (factors[i] != 0) {
        kept[size] = rows[i];
        weights[size++] = factors[i];
      }
    }
    int left = size % GROUP;
    if (left >= WORTH_FILLING) {
      for (int filled = left; filled < GROUP; filled++) {
        kept[size] = rows[0];
        weights[size++] = 0;
      }
    }
    int i = 0;
    for (; i + GROUP <= size; i += GROUP) {
      addEight(target, kept, weights, i);
    }
    for (; i < size; i++) {
      addOne(target, kept[i], weights[i]);
    }
  }

  private static void addOne(float[] target, float[] row, float factor) {
    for (int j = 0; j < target.length; j++) {
      target[j] += factor * row[j];
    }
  }

  private static void addEight(float[] target, float[][] rows, float[] factors, int i) {
    float[] r0 = rows[i];
    float[] r1 = rows[i + 1];
    float[] r2 = rows[i + 2];
    float[] r3 = rows[i + 3];
    float[] r4 = rows[i + 4];
    float[] r5 = rows[i + 5];
    float[] r6 = rows[i + 6];
    float[] r7 = rows[i + 7];
    float f0 = factors[i];
    float f1 = factors[i + 1];
    float f2 = factors[i + 2];
    float f3 = factors[i + 3];
    float f4 = factors[i + 4];
    float f5 = factors[i + 5];
    float f6 = factors[i + 6];
    float f7 = factors[i + 7];
    for (int j = 0; j < target.length; j++) {
      target[j] +=
          f0 * r0[j]
              + f1 * r1[j]
              + f2 * r2[j]
              + f3 * r3[j]
              + f4 * r4[j]
              + f5 * r5[j]
              + f6 * r6[j]
              + f7 * r7[j];
    }
  }

  static float[][] transposed(float[][] matrix, int columns) {
    float[][] turned = new float[columns][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }
}
