package dev.trivet.artifact.hdf5;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;

/// The bytes of a file, read with its sizes of addresses and lengths; all addresses count from the
/// base address.
///
/// @param base where the superblock's addresses begin
record Hdf5File(Content content, Scan scan, long base, int offsetSize, int lengthSize) {
  private static final long UNDEFINED = -1;

  Bytes bytes() {
    return content.bytes();
  }

  /// An address at that place; negative when it is undefined or cannot be one.
  long address(long at) {
    long address = number(at, offsetSize);
    boolean isUndefined = offsetSize < 8 && address == (1L << (8 * offsetSize)) - 1;
    return isUndefined || address < 0 ? UNDEFINED : base + address;
  }

  long length(long at) {
    return number(at, lengthSize);
  }

  /// An unsigned number of one to eight bytes, little-endian; negative when it does not fit.
  long number(long at, int size) {
    long number = 0;
    for (int i = 0; i < size; i++) {
      number |= (long) bytes().u8(at + i) << (8 * i);
    }
    return number;
  }

  void expect(long at, String signature) {
    if (at < 0 || !bytes().startsWith(at, signature)) {
      throw new Hdf5Broken(Math.max(0, at), "no %s here".formatted(signature));
    }
  }

  /// A text that ends with a zero byte, at most `most` bytes.
  String text(long at, int most) {
    int length = 0;
    while (length < most && bytes().has(at + length, 1) && bytes().u8(at + length) != 0) {
      length++;
    }
    return bytes().utf8(at, length);
  }

  void report(Rule rule, long at, String message) {
    scan.report(rule, content, Math.max(0, at), message);
  }
}
