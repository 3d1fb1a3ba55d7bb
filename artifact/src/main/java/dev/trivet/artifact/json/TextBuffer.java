package dev.trivet.artifact.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// UTF-8 bytes on their way to becoming a string; beyond its limit it forgets what comes.
final class TextBuffer {
  static final int MOST = 1 << 22;

  private byte[] bytes = new byte[256];
  private int length;

  void clear() {
    length = 0;
    if (bytes.length > 1 << 16) {
      bytes = new byte[256];
    }
  }

  void add(int b) {
    if (length == bytes.length) {
      if (length >= MOST) {
        return;
      }
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    bytes[length++] = (byte) b;
  }

  void addCodePoint(int c) {
    boolean isLoneSurrogate = c >= 0xd800 && c <= 0xdfff;
    for (byte b :
        Character.toString(isLoneSurrogate ? 0xfffd : c).getBytes(StandardCharsets.UTF_8)) {
      add(b);
    }
  }

  boolean isFull() {
    return length >= MOST;
  }

  String text() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
