package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;
import java.util.zip.CRC32C;

/// The checksums of tables and tensors: CRC-32C, turned and shifted so that a checksum over bytes
/// that hold checksums stays meaningful.
final class Checksums {
  private static final int WINDOW = 1 << 16;
  private static final int SHIFT = 0xa282ead8;

  private Checksums() {}

  static int of(Bytes bytes, long from, long length) {
    var crc = new CRC32C();
    byte[] window = new byte[(int) Math.min(WINDOW, Math.max(length, 1))];
    for (long at = 0; at < length; at += window.length) {
      int part = (int) Math.min(window.length, length - at);
      bytes.copy(from + at, window, 0, part);
      crc.update(window, 0, part);
    }
    return Integer.rotateRight((int) crc.getValue(), 15) + SHIFT;
  }
}
