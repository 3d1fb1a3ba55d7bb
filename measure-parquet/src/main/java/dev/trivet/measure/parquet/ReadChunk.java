package dev.trivet.measure.parquet;

import dev.trivet.measure.parquet.Thrift.Fields;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.io.IOException;
import java.util.Arrays;

/// Reads a column of a group of rows: pages with levels, which say where rows begin and what is
/// missing, and numbers.
final class ReadChunk {
  private static final int DATA = 0;
  private static final int DICTIONARY = 2;
  private static final int DATA_2 = 3;
  private static final int LEVELS_IN_RUNS = 3;

  private final ParquetFile file;
  private final Leaf leaf;
  private final long rowsBefore;
  private final int rows;
  private final int most;
  private double[] dictionary = new double[0];
  private double[] values;
  private int count;
  private int rowsRead;
  private int width = -1;
  private int inRow;

  /// @param rowsBefore this group, for problems
  /// @param rows of this group
  /// @param most numbers that may come of it
  ReadChunk(ParquetFile file, Leaf leaf, long rowsBefore, int rows, int most) {
    this.file = file;
    this.leaf = leaf;
    this.rowsBefore = rowsBefore;
    this.rows = rows;
    this.most = most;
    this.values = new double[Math.min(most, Math.max(rows, 16))];
  }

  /// @param width how many numbers each row has
  @SuppressWarnings("ArrayRecordComponent") // lives within one read
  record Column(int width, double[] values) {}

  Column read(Fields chunk) throws IOException {
    Broken.unless(chunk.binary(1).length == 0, "its columns lie in other files");
    Fields about = chunk.struct(3, "description of a column");
    int codec = about.whole(4, "a codec");
    long data = about.number(9, -1);
    long names = about.number(11, 0);
    long from = names > 0 && names < data ? names : data;
    byte[] bytes = file.bytes(from, about.number(7, -1));
    int at = 0;
    while (at < bytes.length && count < about.number(5, -1)) {
      var header = new Thrift(bytes, at);
      Fields page = header.struct();
      at = header.position();
      int packed = page.whole(3, "a page's size");
      Broken.unless(packed <= bytes.length - at, "a page has no end");
      page(page, codec, bytes, at, packed);
      at += packed;
    }
    endRow();
    Broken.unless(
        rowsRead == rows, "column %s has %d rows, not %d".formatted(leaf.name(), rowsRead, rows));
    return new Column(Math.max(width, 0), Arrays.copyOf(values, count));
  }

  private void page(Fields page, int codec, byte[] bytes, int at, int packed) throws IOException {
    int size = page.whole(2, "a page's size");
    switch (page.whole(1, "a page's kind")) {
      case DICTIONARY -> {
        Fields about = page.struct(7, "header of a dictionary");
        byte[] inflated = Inflate.page(codec, bytes, at, packed, size);
        int numbers = about.whole(1, "a dictionary's size");
        dictionary = new Values(leaf).decode(0, inflated, 0, numbers, dictionary);
      }
      case DATA -> {
        Fields about = page.struct(5, "header of a page");
        byte[] inflated = Inflate.page(codec, bytes, at, packed, size);
        int entries = entries(about);
        var place = new Place(0);
        Hybrid repetition = levels(about, 4, inflated, place, leaf.repetition());
        Hybrid definition = levels(about, 3, inflated, place, leaf.definition());
        int encoding = about.whole(2, "an encoding");
        take(repetition, definition, entries, encoding, inflated, place.at);
      }
      case DATA_2 -> second(page.struct(8, "header of a page"), codec, bytes, at, packed, size);
      default -> {
        // An index: not needed.
      }
    }
  }

  /// Version 2: levels come first and are not packed.
  private void second(Fields about, int codec, byte[] bytes, int at, int packed, int size)
      throws IOException {
    int defined = about.whole(5, "the size of levels");
    int repeated = about.whole(6, "the size of levels");
    long levels = (long) defined + repeated;
    Broken.unless(levels <= packed && levels <= size, "levels have no end");
    int before = (int) levels;
    var repetition = new Hybrid(bytes, at, at + repeated, bits(leaf.repetition()));
    var definition = new Hybrid(bytes, at + repeated, at + before, bits(leaf.definition()));
    int how = about.number(7, 1) == 0 ? 0 : codec;
    byte[] inflated = Inflate.page(how, bytes, at + before, packed - before, size - before);
    take(repetition, definition, entries(about), about.whole(4, "an encoding"), inflated, 0);
  }

  private static final class Place {
    private int at;

    Place(int at) {
      this.at = at;
    }
  }

  private int entries(Fields about) {
    int entries = about.whole(1, "a page's entries");
    if (entries > most - count) {
      throw new ProblemException(
          Problem.Kind.TOO_LARGE,
          "%s: column %s holds too many numbers".formatted(file.name(), leaf.name()),
          "give a smaller sample of it");
    }
    return entries;
  }

  private static Hybrid levels(Fields about, int how, byte[] page, Place place, int highest) {
    if (highest == 0) {
      return new Hybrid(page, 0, 0, 0);
    }
    Broken.unless(about.number(how, -1) == LEVELS_IN_RUNS, "levels are not in runs");
    Broken.unless(page.length - place.at >= 4, "levels have no end");
    int length = LittleEndian.i32(page, place.at);
    Broken.unless(length >= 0 && length <= page.length - place.at - 4, "levels have no end");
    int from = place.at + 4;
    place.at = from + length;
    return new Hybrid(page, from, place.at, bits(highest));
  }

  private static int bits(int highest) {
    return 32 - Integer.numberOfLeadingZeros(highest);
  }

  private void take(
      Hybrid repetition, Hybrid definition, int entries, int encoding, byte[] page, int from) {
    for (int i = 0; i < entries; i++) {
      if (repetition.next() == 0) {
        endRow();
        inRow = 0;
        rowsRead++;
        Broken.unless(rowsRead <= rows, "column " + leaf.name() + " has too many rows");
      }
      Broken.unless(rowsRead > 0, "a list begins in no row");
      if (definition.next() != leaf.definition()) {
        throw new ProblemException(
            Problem.Kind.MISSING_VALUE,
            "%s data row %d column %s is missing"
                .formatted(file.name(), rowsBefore + rowsRead, leaf.name()),
            "fill it in or drop the row");
      }
      inRow++;
    }
    double[] read = new Values(leaf).decode(encoding, page, from, entries, dictionary);
    if (values.length < count + entries) {
      values = Arrays.copyOf(values, Math.min(most, Math.max(count + entries, 2 * count)));
    }
    System.arraycopy(read, 0, values, count, entries);
    count += entries;
  }

  private void endRow() {
    if (rowsRead == 0) {
      return;
    }
    if (width >= 0 && inRow != width) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "%s data row %d column %s has %d numbers, the rows before %d"
              .formatted(file.name(), rowsBefore + rowsRead, leaf.name(), inRow, width),
          "give every row as many");
    }
    width = inRow;
  }
}
