package dev.trivet.measure.network;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Walks over the fields of one protocol buffers message. A stated length never leads out of the
/// message that states it.
final class Protobuf {
  private static final int VARINT = 0;
  private static final int EIGHT_BYTES = 1;
  private static final int LENGTH = 2;
  private static final int FOUR_BYTES = 5;

  private final byte[] bytes;
  private final int end;
  private int at;
  private int field;
  private int wire;

  Protobuf(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  private Protobuf(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.at = from;
    this.end = end;
  }

  /// Moves to the next field.
  boolean next() {
    if (at >= end) {
      return false;
    }
    long tag = varint();
    field = (int) (tag >>> 3);
    wire = (int) (tag & 7);
    return true;
  }

  int field() {
    return field;
  }

  /// A whole number.
  long number() {
    expect(VARINT);
    return varint();
  }

  float real() {
    expect(FOUR_BYTES);
    need(4);
    float value = ByteBuffer.wrap(bytes, at, 4).order(ByteOrder.LITTLE_ENDIAN).getFloat();
    at += 4;
    return value;
  }

  /// A message, a text or bytes inside this one.
  Protobuf message() {
    expect(LENGTH);
    long length = varint();
    need(length);
    var inner = new Protobuf(bytes, at, at + (int) length);
    at += (int) length;
    return inner;
  }

  String text() {
    Protobuf inner = message();
    return new String(bytes, inner.at, inner.end - inner.at, StandardCharsets.UTF_8);
  }

  /// What a message holds, unparsed.
  ByteBuffer raw() {
    return ByteBuffer.wrap(bytes, at, end - at).slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /// Whether the field holds several numbers in one piece.
  boolean isPacked() {
    return wire == LENGTH;
  }

  boolean isDone() {
    return at >= end;
  }

  /// The next of several numbers in one piece.
  long packedNumber() {
    return varint();
  }

  void skip() {
    switch (wire) {
      case VARINT -> varint();
      case EIGHT_BYTES -> move(8);
      case LENGTH -> message();
      case FOUR_BYTES -> move(4);
      default -> throw broken("a field of unknown wire type " + wire);
    }
  }

  private void move(int count) {
    need(count);
    at += count;
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      need(1);
      byte b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
    throw broken("a number of more than 64 bits");
  }

  private void expect(int type) {
    if (wire != type) {
      throw broken("field " + field + " is of wire type " + wire + " instead of " + type);
    }
  }

  private void need(long count) {
    if (count < 0 || count > end - at) {
      throw broken("a length of " + count + " where " + (end - at) + " bytes are left");
    }
  }

  private static ProblemException broken(String what) {
    return new ProblemException(
        Problem.Kind.UNREADABLE_MODEL, "the model is broken: " + what, "export it again");
  }
}
