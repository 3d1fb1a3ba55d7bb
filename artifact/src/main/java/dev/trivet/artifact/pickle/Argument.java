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
  COUNTED_BY_SIGNED_4
}
