package dev.trivet.measure.parquet;

import dev.trivet.measure.parquet.Leaf.Sign;

/// Takes the numbers out of a page.
final class Values {
  private static final int PLAIN = 0;
  private static final int PLAIN_DICTIONARY = 2;
  private static final int RUNS = 3;
  private static final int DELTA = 5;
  private static final int DICTIONARY = 8;
  private static final int SPLIT = 9;

  private final Leaf leaf;

  Values(Leaf leaf) {
    this.leaf = leaf;
  }

  /// @param dictionary empty where there is none
  double[] decode(int encoding, byte[] page, int from, int count, double[] dictionary) {
    return switch (encoding) {
      case PLAIN -> plain(page, from, count);
      case PLAIN_DICTIONARY, DICTIONARY -> named(page, from, count, dictionary);
      case RUNS -> runs(page, from, count);
      case DELTA -> deltas(page, from, count);
      case SPLIT -> split(page, from, count);
      default -> throw new Broken("column " + leaf.name() + " uses encoding " + encoding);
    };
  }

  private double[] plain(byte[] page, int from, int count) {
    boolean bits = leaf.type() == Leaf.Type.BOOLEAN;
    long needed = bits ? (count + 7L) / 8 : (long) count * leaf.type().bytes();
    Broken.unless(needed <= page.length - from, "a page has no end");
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] =
          bits ? Bits.read(page, 8L * from + i, 1) : number(page, from + i * leaf.type().bytes());
    }
    return values;
  }

  private double number(byte[] page, int at) {
    return switch (leaf.type()) {
      case INT32 -> whole(LittleEndian.i32(page, at));
      case INT64 -> whole(LittleEndian.i64(page, at));
      case FLOAT -> Float.intBitsToFloat(LittleEndian.i32(page, at));
      case DOUBLE -> Double.longBitsToDouble(LittleEndian.i64(page, at));
      case BOOLEAN, INT96, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY ->
          throw new Broken("column " + leaf.name() + " holds no numbers");
    };
  }

  private double whole(long stored) {
    if (leaf.sign() == Sign.UNSIGNED) {
      return leaf.type() == Leaf.Type.INT32
          ? stored & 0xffff_ffffL
          : (stored >>> 1) * 2.0 + (stored & 1);
    }
    return leaf.scale() == 0 ? stored : stored / Math.pow(10, leaf.scale());
  }

  private double[] named(byte[] page, int from, int count, double[] dictionary) {
    double[] values = new double[count];
    if (count == 0) {
      return values;
    }
    Broken.unless(from < page.length, "a page has no end");
    var names = new Hybrid(page, from + 1, page.length, page[from] & 255);
    for (int i = 0; i < count; i++) {
      int name = names.next();
      Broken.unless(name >= 0 && name < dictionary.length, "a number is not in the dictionary");
      values[i] = dictionary[name];
    }
    return values;
  }

  private double[] runs(byte[] page, int from, int count) {
    Broken.unless(
        leaf.type() == Leaf.Type.BOOLEAN && page.length - from >= 4,
        "column " + leaf.name() + " is packed in runs");
    var runs = new Hybrid(page, from + 4, page.length, 1);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = runs.next();
    }
    return values;
  }

  private double[] deltas(byte[] page, int from, int count) {
    Broken.unless(
        leaf.type() == Leaf.Type.INT32 || leaf.type() == Leaf.Type.INT64,
        "column " + leaf.name() + " holds differences");
    var deltas = new Deltas(page, from);
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      long stored = deltas.next();
      values[i] = whole(leaf.type() == Leaf.Type.INT32 ? (int) stored : stored);
    }
    return values;
  }

  /// First the first bytes of all numbers, then their second, and so on.
  private double[] split(byte[] page, int from, int count) {
    int width = leaf.type().bytes();
    Broken.unless(width >= 4 && (long) count * width <= page.length - from, "a page has no end");
    byte[] together = new byte[count * width];
    for (int i = 0; i < together.length; i++) {
      together[i] = page[from + i % width * count + i / width];
    }
    return plain(together, 0, count);
  }
}
