package dev.trivet.measure.parquet;

/// Small whole numbers: runs of one, or packed bit by bit.
final class Hybrid {
  private final byte[] bytes;
  private final int end;
  private final int width;
  private int at;
  private long run;
  private int repeated;
  private boolean isPacked;
  private long bit;

  /// @param width bits of each number, at most 32
  Hybrid(byte[] bytes, int from, int end, int width) {
    Broken.unless(width >= 0 && width <= 32, "numbers of " + width + " bits");
    Broken.unless(from >= 0 && from <= end && end <= bytes.length, "a page has no end");
    this.bytes = bytes;
    this.at = from;
    this.end = end;
    this.width = width;
  }

  int next() {
    if (width == 0) {
      return 0;
    }
    while (run == 0) {
      begin();
    }
    run--;
    return isPacked ? packed() : repeated;
  }

  private void begin() {
    long head = 0;
    int shift = 0;
    for (int b = u8(); ; b = u8()) {
      head |= (long) (b & 127) << shift;
      shift += 7;
      if (b < 128) {
        break;
      }
      Broken.unless(shift < 35, "a run has no end");
    }
    isPacked = (head & 1) == 1;
    run = isPacked ? (head >>> 1) * 8 : head >>> 1;
    if (isPacked) {
      bit = 8L * at;
      // The last group may be cut short.
      at = (int) Math.min(end, at + (head >>> 1) * width);
    } else {
      repeated = 0;
      for (int i = 0; i < (width + 7) / 8; i++) {
        repeated |= u8() << (8 * i);
      }
    }
  }

  private int packed() {
    Broken.unless(bit + width <= 8L * end, "a run has no end");
    int value = (int) Bits.read(bytes, bit, width);
    bit += width;
    return value;
  }

  private int u8() {
    Broken.unless(at < end, "a page has no end");
    return bytes[at++] & 255;
  }
}
