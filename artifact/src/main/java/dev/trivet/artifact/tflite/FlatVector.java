package dev.trivet.artifact.tflite;

import dev.trivet.artifact.bytes.Bytes;

/// A vector of a flatbuffer; its elements are known to be there.
record FlatVector(Bytes bytes, long at, long count) {

  FlatTable table(long index) {
    long place = at + 4 * index;
    return new FlatTable(bytes, place + bytes.u32le(place));
  }

  int i32(long index) {
    return bytes.i32le(at + 4 * index);
  }
}
