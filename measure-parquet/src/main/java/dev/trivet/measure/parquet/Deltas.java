package dev.trivet.measure.parquet;

/// Whole numbers as differences, packed in blocks by how large these are. Numbers are made one at a
/// time, so that what a header claims allocates nothing.
final class Deltas {
  private static final int LARGEST_BLOCK = 1 << 20;

  private final byte[] page;
  private final int parts;
  private final int inPart;
  private int at;
  private long value;
  private boolean isFirst = true;
  private long least;
  private int[] widths = new int[0];
  private int part;
  private int left;
  private long bit;

  Deltas(byte[] page, int from) {
    this.page = page;
    this.at = from;
    long block = varint();
    long claimed = varint();
    Broken.unless(
        block > 0
            && block <= LARGEST_BLOCK
            && claimed > 0
            && claimed <= block
            && block % claimed == 0
            && block / claimed % 8 == 0,
        "blocks of %d in %d parts".formatted(block, claimed));
    parts = (int) claimed;
    inPart = (int) (block / claimed);
    varint(); // how many there are, which the page has told
    value = zigzag();
    part = parts;
  }

  long next() {
    if (isFirst) {
      isFirst = false;
      return value;
    }
    if (left == 0) {
      beginPart();
    }
    int width = widths[part];
    Broken.unless(bit + width <= 8L * page.length, "a block has no end");
    value += least + Bits.read(page, bit, width);
    bit += width;
    left--;
    return value;
  }

  private void beginPart() {
    part++;
    if (part >= parts) {
      least = zigzag();
      widths = new int[parts];
      for (int i = 0; i < parts; i++) {
        widths[i] = u8();
        Broken.unless(widths[i] <= 64, "numbers of " + widths[i] + " bits");
      }
      part = 0;
    }
    bit = 8L * at;
    at = (int) Math.min(page.length, at + (long) inPart * widths[part] / 8);
    left = inPart;
  }

  private long zigzag() {
    long n = varint();
    return (n >>> 1) ^ -(n & 1);
  }

  private long varint() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = u8();
      number |= (long) (b & 127) << shift;
      if (b < 128) {
        return number;
      }
    }
    throw new Broken("a number has no end");
  }

  private int u8() {
    Broken.unless(at < page.length, "a block has no end");
    return page[at++] & 255;
  }
}
