package dev.trivet.measure.parquet;

import dev.trivet.measure.data.NumericTable;
import dev.trivet.measure.parquet.Thrift.Fields;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Puts the columns of a file side by side.
final class ReadTable {
  private static final int MOST_NUMBERS = 1 << 26;
  private static final int MOST_COLUMNS = 100_000;

  private final ParquetFile file;
  private final List<Leaf> leaves;
  private final List<double[]> columns = new ArrayList<>();
  private final int[] widths;
  private long numbers;

  ReadTable(ParquetFile file) {
    this.file = file;
    this.leaves = Leaf.of(file.footer().structs(2), file.name());
    this.widths = new int[leaves.size()];
    Arrays.fill(widths, -1);
    if (leaves.isEmpty() || leaves.size() > MOST_COLUMNS) {
      throw tooLarge(leaves.size() + " columns");
    }
    leaves.forEach(leaf -> columns.add(new double[0]));
  }

  NumericTable read() throws IOException {
    long rows = 0;
    for (Fields group : file.footer().structs(4)) {
      long more = group.number(3, -1);
      List<Fields> chunks = group.structs(1);
      Broken.unless(more >= 0, "a group of " + more + " rows");
      Broken.unless(chunks.size() == leaves.size(), "a group of rows lacks columns of the schema");
      if (more > MOST_NUMBERS / leaves.size() - rows) {
        throw tooLarge(rows + more + " rows and more");
      }
      for (int leaf = 0; leaf < chunks.size() && more > 0; leaf++) {
        add(leaf, chunks.get(leaf), rows, (int) more);
      }
      rows += more;
    }
    if (rows == 0) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA, file.name() + " holds no row", "give at least one");
    }
    return table((int) rows);
  }

  private void add(int leaf, Fields chunk, long before, int rows) throws IOException {
    ReadChunk.Column read =
        new ReadChunk(file, leaves.get(leaf), before, rows, (int) (MOST_NUMBERS - numbers))
            .read(chunk);
    if (widths[leaf] >= 0 && widths[leaf] != read.width()) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "%s data row %d column %s has %d numbers, the rows before %d"
              .formatted(
                  file.name(), before + 1, leaves.get(leaf).name(), read.width(), widths[leaf]),
          "give every row as many");
    }
    widths[leaf] = read.width();
    numbers += read.values().length;
    double[] old = columns.get(leaf);
    double[] all = Arrays.copyOf(old, old.length + read.values().length);
    System.arraycopy(read.values(), 0, all, old.length, read.values().length);
    columns.set(leaf, all);
  }

  private NumericTable table(int rows) {
    List<String> names = names();
    double[] values = new double[rows * names.size()];
    int column = 0;
    for (int leaf = 0; leaf < widths.length; leaf++) {
      double[] from = columns.get(leaf);
      int width = widths[leaf];
      for (int i = 0; i < from.length; i++) {
        values[i / width * names.size() + column + i % width] = from[i];
      }
      column += width;
    }
    return new NumericTable(file.name(), names, values);
  }

  /// A list called `x` gives `x[0]`, `x[1]`, and so on.
  private List<String> names() {
    var names = new ArrayList<String>();
    for (int leaf = 0; leaf < widths.length; leaf++) {
      String name = leaves.get(leaf).name();
      if (leaves.get(leaf).repetition() == 0) {
        names.add(name);
      }
      for (int i = 0; leaves.get(leaf).repetition() > 0 && i < widths[leaf]; i++) {
        names.add(name + "[" + i + "]");
      }
      if (names.size() > MOST_COLUMNS) {
        throw tooLarge(names.size() + " columns and more");
      }
    }
    return names;
  }

  private ProblemException tooLarge(String what) {
    return new ProblemException(
        Problem.Kind.TOO_LARGE,
        file.name() + " claims " + what,
        "give between 1 and %d columns, and at most %d numbers"
            .formatted(MOST_COLUMNS, MOST_NUMBERS));
  }
}
