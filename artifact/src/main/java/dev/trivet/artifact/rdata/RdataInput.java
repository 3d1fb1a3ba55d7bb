package dev.trivet.artifact.rdata;

import dev.trivet.artifact.bytes.Bytes;

/// Numbers and texts of a stream, in one of its three encodings.
abstract sealed class RdataInput {
  final Bytes bytes;
  long at;

  RdataInput(Bytes bytes, long at) {
    this.bytes = bytes;
    this.at = at;
  }

  /// What is not as the format says.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Broken(String why) {
      super(why, null, false, false);
    }
  }

  abstract int integer();

  /// Passes over `count` values of `size` bytes.
  ///
  /// @return false when there are not as many
  abstract boolean skip(long count, int size);

  abstract String text(int length);

  /// Big-endian, as R writes it when nobody asks otherwise; or little-endian as the machine has it.
  static final class Binary extends RdataInput {
    private final boolean isBig;

    Binary(Bytes bytes, long at, boolean isBig) {
      super(bytes, at);
      this.isBig = isBig;
    }

    @Override
    int integer() {
      at += 4;
      return isBig ? bytes.i32be(at - 4) : bytes.i32le(at - 4);
    }

    @Override
    boolean skip(long count, int size) {
      if (count < 0 || count > Long.MAX_VALUE / 16 || !bytes.has(at, count * size)) {
        return false;
      }
      at += count * size;
      return true;
    }

    @Override
    String text(int length) {
      String text = bytes.utf8(at, Math.min(length, 4_096));
      at += length;
      return text;
    }
  }

  /// A value to a line; texts are escaped.
  static final class Lines extends RdataInput {
    Lines(Bytes bytes, long at) {
      super(bytes, at);
    }

    private String word() {
      while (Character.isWhitespace(bytes.u8(at))) {
        at++;
      }
      var word = new StringBuilder();
      while (bytes.has(at, 1) && !Character.isWhitespace(bytes.u8(at)) && word.length() < 4_096) {
        word.append((char) bytes.u8(at++));
      }
      return word.toString();
    }

    @Override
    int integer() {
      String word = word();
      if (word.equals("NA")) {
        return Integer.MIN_VALUE;
      }
      if (!word.matches("-?[0-9]{1,10}")) {
        throw new Broken("'%s' is no number".formatted(word));
      }
      return (int) Long.parseLong(word);
    }

    @Override
    boolean skip(long count, int size) {
      long lines = size == 16 ? count * 2 : count;
      if (count < 0 || !bytes.has(at, count)) {
        return false;
      }
      for (long i = 0; i < lines; i++) {
        word();
      }
      return true;
    }

    /// Spaces are escaped, so that a text is one word; its length counts what the escapes mean.
    @Override
    String text(int length) {
      if (length == 0) {
        return "";
      }
      String word = word();
      while (bytes.has(at, 1) && !Character.isWhitespace(bytes.u8(at))) {
        at++;
      }
      return word.replace("\\040", " ").replace("\\n", "\n").replace("\\\"", "\"");
    }
  }
}
