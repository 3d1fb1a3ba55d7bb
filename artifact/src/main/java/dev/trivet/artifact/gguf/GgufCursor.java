package dev.trivet.artifact.gguf;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;

/// Reads a GGUF file forwards, in its byte order and with its width of counts.
final class GgufCursor {
  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final boolean isBig;
  private final boolean isWide;
  private long at;

  /// The version field tells the byte order; version 1 has counts of four bytes.
  GgufCursor(Content content, Scan scan, boolean isBig, boolean isWide) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
    this.isBig = isBig;
    this.isWide = isWide;
    this.at = 8;
  }

  /// The file says something that cannot be read on.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("refused", null, false, false);
    }
  }

  Content content() {
    return content;
  }

  Scan scan() {
    return scan;
  }

  long at() {
    return at;
  }

  Refused refuse(Rule rule, String message) {
    scan.report(rule, content, at, message);
    return new Refused();
  }

  int i32() {
    need(4);
    at += 4;
    return isBig ? bytes.i32be(at - 4) : bytes.i32le(at - 4);
  }

  long i64() {
    need(8);
    at += 8;
    return isBig ? bytes.i64be(at - 8) : bytes.i64le(at - 8);
  }

  /// A count of things of at least `size` bytes each, checked against what is left.
  long count(long size, String what) {
    long begin = at;
    long count = isWide ? i64() : Integer.toUnsignedLong(i32());
    if (count < 0 || count > Long.MAX_VALUE / size || !bytes.has(at, count * size)) {
      at = begin;
      throw refuse(GgufRules.CLAIM, "%s %s".formatted(Long.toUnsignedString(count), what));
    }
    return count;
  }

  /// The same, to be checked by who asks.
  long uncheckedCount() {
    return isWide ? i64() : Integer.toUnsignedLong(i32());
  }

  boolean has(long count, long size) {
    return count >= 0 && count <= Long.MAX_VALUE / size && bytes.has(at, count * size);
  }

  void skip(long length) {
    need(length);
    at += length;
  }

  /// A text of at most `most` bytes; a longer one is skipped and cut.
  String text(int most) {
    long length = count(1, "bytes of text");
    String text = bytes.utf8(at, (int) Math.min(length, most));
    at += length;
    return text;
  }

  /// Where the bytes of the text that begins here lie.
  Content textHere() {
    long begin = at;
    long length = count(1, "bytes of text");
    Content here = content.part(at, length);
    at = begin;
    return here;
  }

  void skipText() {
    long length = count(1, "bytes of text");
    at += length;
  }

  private void need(long length) {
    if (!bytes.has(at, length)) {
      throw refuse(GgufRules.CLAIM, "%,d bytes more than there are".formatted(length));
    }
  }
}
