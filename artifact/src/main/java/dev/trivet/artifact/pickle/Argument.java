package dev.trivet.artifact.pickle;

/// What follows an opcode in the stream.
enum Argument {
  NONE,
  /// Fixed numbers of 1, 2, 4 and 8 bytes.
  BYTE,
  TWO_BYTES,
  FOUR_BYTES,
  EIGHT_BYTES,
  /// Text up to a line end.
  LINE,
  TWO_LINES,
  /// A length of 1, 4 or 8 bytes, and that many bytes.
  COUNTED_BY_1,
  COUNTED_BY_4,
  COUNTED_BY_8,
  /// As [#COUNTED_BY_4], but a length with the sign bit set is refused by every loader.
  COUNTED_BY_SIGNED_4;

  /// How many bytes it always is; -1 when that depends on them.
  byte fixed() {
    return switch (this) {
      case NONE -> 0;
      case BYTE -> 1;
      case TWO_BYTES -> 2;
      case FOUR_BYTES -> 4;
      case EIGHT_BYTES -> 8;
      case LINE, TWO_LINES, COUNTED_BY_1, COUNTED_BY_4, COUNTED_BY_8, COUNTED_BY_SIGNED_4 -> -1;
    };
  }
}
