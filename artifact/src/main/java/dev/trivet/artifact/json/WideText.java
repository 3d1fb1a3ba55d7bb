package dev.trivet.artifact.json;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Text in UTF-16 or UTF-32, which Python's `json`, YAML and XML readers take as readily as UTF-8.
public final class WideText {
  private static final int LARGEST = 32 << 20;

  private WideText() {}

  /// Whether the head of a text is of two or four bytes per character.
  public static boolean isWide(byte[] head, int filled) {
    return charset(head, filled).isPresent();
  }

  static boolean hasUtf8Mark(byte[] head, int filled) {
    return filled >= 3
        && (head[0] & 0xff) == 0xef
        && (head[1] & 0xff) == 0xbb
        && (head[2] & 0xff) == 0xbf;
  }

  /// The text in UTF-8 without its byte order mark; the same bytes when they are that already.
  ///
  /// @return empty when it is wide and too long to be turned
  public static Optional<Bytes> toUtf8(Bytes bytes, Budget budget) {
    byte[] head = new byte[4];
    int filled = bytes.copyAvailable(0, head);
    Optional<Charset> charset = charset(head, filled);
    if (charset.isEmpty()) {
      return Optional.of(hasUtf8Mark(head, filled) ? bytes.from(3) : bytes);
    }
    if (bytes.has(0, LARGEST)) {
      return Optional.empty();
    }
    int size = (int) bytes.size();
    budget.reserve(3L * size);
    try {
      String text = new String(bytes.copy(0, size), charset.get());
      String bare = text.startsWith("\ufeff") ? text.substring(1) : text;
      return Optional.of(Bytes.of(bare.getBytes(StandardCharsets.UTF_8)));
    } finally {
      budget.release(3L * size);
    }
  }

  /// By the byte order mark, or by where the zero bytes of ASCII characters stand (RFC 4627).
  private static Optional<Charset> charset(byte[] head, int filled) {
    if (filled < 4) {
      return Optional.empty();
    }
    int first = (head[0] & 0xff) << 8 | (head[1] & 0xff);
    int second = (head[2] & 0xff) << 8 | (head[3] & 0xff);
    if ((first == 0xfffe && second == 0) || isLittleWide(first, second)) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (first == 0 && (second == 0xfeff || isPlain(second))) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (first == 0xfffe || (isPlain(first >> 8) && (first & 0xff) == 0 && (second & 0xff) == 0)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (first == 0xfeff || (isPlain(first) && isPlain(second))) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private static boolean isLittleWide(int first, int second) {
    return second == 0 && (first & 0xff) == 0 && isPlain(first >> 8);
  }

  /// An ASCII character that text begins with, its high byte zero.
  private static boolean isPlain(int unit) {
    return (unit >= ' ' && unit < 0x7f) || unit == '\n' || unit == '\r' || unit == '\t';
  }
}
