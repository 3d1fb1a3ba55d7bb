package dev.trivet.measure.parquet;

/// Numbers packed bit by bit, the lowest first.
final class Bits {
  private Bits() {}

  /// @param width at most 64; all bits lie within `bytes`
  static long read(byte[] bytes, long from, int width) {
    long value = 0;
    int done = 0;
    long bit = from;
    while (done < width) {
      int within = (int) (bit & 7);
      int taken = Math.min(8 - within, width - done);
      long some = (bytes[(int) (bit >>> 3)] & 255L) >>> within & (1L << taken) - 1;
      value |= some << done;
      done += taken;
      bit += taken;
    }
    return value;
  }
}
