package dev.trivet.measure.data;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.List;

/// Rows of numbers under named columns.
public final class NumericTable {
  private final String name;
  private final List<String> columns;
  private final double[] values;

  /// @param name for problems
  /// @param values row after row, not copied
  public NumericTable(String name, List<String> columns, double[] values) {
    if (columns.isEmpty() || values.length % columns.size() != 0) {
      throw new IllegalArgumentException(
          values.length + " numbers in " + columns.size() + " columns");
    }
    this.name = name;
    this.columns = List.copyOf(columns);
    this.values = values;
  }

  public List<String> columns() {
    return columns;
  }

  public int rows() {
    return values.length / columns.size();
  }

  public double at(int row, int column) {
    return values[row * columns.size() + column];
  }

  /// All columns.
  public Samples samples() {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return new Samples(floats, rows(), Shape.of(columns.size())).finite(name);
  }

  /// The rows without the target.
  public Samples samplesWithout(String target) {
    int skipped = index(target);
    int width = columns.size() - 1;
    if (width == 0) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE, name + " has only the column " + target, "add features");
    }
    float[] features = new float[rows() * width];
    for (int row = 0; row < rows(); row++) {
      for (int column = 0; column < width; column++) {
        features[row * width + column] = (float) at(row, column < skipped ? column : column + 1);
      }
    }
    return new Samples(features, rows(), Shape.of(width)).finite(name);
  }

  /// The target as labels.
  public int[] labels(String target) {
    int column = index(target);
    int[] labels = new int[rows()];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = (int) at(row, column);
      if (labels[row] != at(row, column) || labels[row] < 0) {
        throw new ProblemException(
            Problem.Kind.WRONG_LABEL,
            "%s: %s in data row %d is not a label".formatted(name, at(row, column), row + 1),
            "give labels as whole numbers from 0");
      }
    }
    return labels;
  }

  private int index(String column) {
    int index = columns.indexOf(column);
    if (index < 0) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA,
          name + " has no column " + column,
          "it has " + String.join(", ", columns));
    }
    return index;
  }
}
