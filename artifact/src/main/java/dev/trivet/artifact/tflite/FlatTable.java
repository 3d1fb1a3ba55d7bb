package dev.trivet.artifact.tflite;

import dev.trivet.artifact.bytes.Bytes;

/// A table of a flatbuffer. Every offset in it is a claim that the bytes check when it is followed.
///
/// @param at where the table begins
record FlatTable(Bytes bytes, long at) {

  /// The table the whole buffer is about.
  static FlatTable root(Bytes bytes) {
    return new FlatTable(bytes, bytes.u32le(0));
  }

  /// Where the value of a field stands; -1 when the field is not there.
  private long place(int field) {
    long fields = at - bytes.i32le(at);
    int slot = 4 + 2 * field;
    int offset = slot + 2 <= bytes.u16le(fields) ? bytes.u16le(fields + slot) : 0;
    return offset == 0 ? -1 : at + offset;
  }

  long number(int field, int size, long otherwise) {
    long place = place(field);
    if (place < 0) {
      return otherwise;
    }
    return switch (size) {
      case 1 -> bytes.u8(place);
      case 4 -> bytes.i32le(place);
      default -> bytes.i64le(place);
    };
  }

  /// A vector's first byte and count, checked against the buffer; empty when it is not there.
  FlatVector vector(int field, int size) {
    long place = place(field);
    if (place < 0) {
      return new FlatVector(bytes, 0, 0);
    }
    long vector = place + bytes.u32le(place);
    long count = bytes.u32le(vector);
    bytes.slice(vector + 4, count * size);
    return new FlatVector(bytes, vector + 4, count);
  }

  String text(int field, int most) {
    FlatVector vector = vector(field, 1);
    return bytes.utf8(vector.at(), (int) Math.min(most, vector.count()));
  }
}
