package dev.trivet.bom.read;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A file of the model while it is read.
///
/// @param name relative to the directory, with `/`
/// @param sha256 of its bytes, hexadecimal
record ModelFile(String name, String sha256, Bytes bytes, Budget budget) {
  private static final int LARGEST_TEXT = 4 << 20;

  /// The name without its folders, in lower case.
  String plainName() {
    return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  boolean isAtTop() {
    return name.indexOf('/') < 0;
  }

  /// As text, cut after four megabytes.
  String text() {
    byte[] start = new byte[(int) Math.min(LARGEST_TEXT, bytes.size())];
    int filled = bytes.copyAvailable(0, start);
    return new String(start, 0, filled, StandardCharsets.UTF_8);
  }
}
