package dev.trivet.artifact.json;

import dev.trivet.artifact.bytes.Bytes;

/// Bytes read forwards one by one, through a window.
final class ByteWindow {
  static final int END = -1;
  private static final int SIZE = 1 << 16;

  private final Bytes bytes;
  private final byte[] window;
  private long base;
  private int filled;
  private int next;

  ByteWindow(Bytes bytes) {
    this.bytes = bytes;
    this.window = new byte[bytes.has(0, SIZE) ? SIZE : 1 << 12];
  }

  /// Where the next byte stands.
  long position() {
    return base + next;
  }

  int peek() {
    return next < filled || fill() ? window[next] & 0xff : END;
  }

  int take() {
    int b = peek();
    next++;
    return b;
  }

  void drop() {
    next++;
  }

  private boolean fill() {
    base += filled;
    next = 0;
    filled = bytes.copyAvailable(base, window);
    return filled > 0;
  }
}
