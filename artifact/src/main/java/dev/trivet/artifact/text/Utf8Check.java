package dev.trivet.artifact.text;

/// Whether bytes that come piece by piece are UTF-8 text without control characters.
public final class Utf8Check {
  private int missing;

  /// @return false once they are not
  public boolean take(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      int b = bytes[i];
      boolean isFine = b >= 0 ? missing == 0 && isPrintable(b) : takeHigh(b & 0xff);
      if (!isFine) {
        return false;
      }
    }
    return true;
  }

  /// Whether no character is cut at the end.
  public boolean isWhole() {
    return missing == 0;
  }

  private static boolean isPrintable(int b) {
    return (b >= ' ' && b < 0x7f) || b == '\n' || b == '\r' || b == '\t' || b == '\f';
  }

  private boolean takeHigh(int b) {
    if (missing > 0) {
      missing--;
      return b < 0xc0;
    }
    if (b >= 0xc2 && b < 0xe0) {
      missing = 1;
    } else if (b >= 0xe0 && b < 0xf0) {
      missing = 2;
    } else if (b >= 0xf0 && b < 0xf5) {
      missing = 3;
    } else {
      return false;
    }
    return true;
  }
}
