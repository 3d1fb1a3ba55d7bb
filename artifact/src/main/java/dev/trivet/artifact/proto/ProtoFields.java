package dev.trivet.artifact.proto;

import dev.trivet.artifact.bytes.Bytes;

/// Steps over the fields of one message. Nothing is copied; a nested message is a place to be
/// stepped over in its turn, by who asks.
public final class ProtoFields {
  public static final int VARINT = 0;
  public static final int FIXED64 = 1;
  public static final int LENGTH = 2;
  private static final int START_GROUP = 3;
  private static final int END_GROUP = 4;
  public static final int FIXED32 = 5;

  private final Bytes bytes;
  private final long end;
  private long next;
  private int number;
  private int wire;
  private long value;
  private long at;

  /// @param from where the message begins
  /// @param to where it ends
  public ProtoFields(Bytes bytes, long from, long to) {
    this.bytes = bytes;
    this.next = from;
    this.end = to;
  }

  public static ProtoFields of(Bytes bytes) {
    return new ProtoFields(bytes, 0, bytes.size());
  }

  public static ProtoFields of(Bytes bytes, ProtoPlace place) {
    return new ProtoFields(bytes, place.from(), place.to());
  }

  /// Goes to the next field.
  ///
  /// @return false at the end of the message
  /// @throws ProtoBroken when there is none although the message goes on
  public boolean next() {
    if (next >= end) {
      return false;
    }
    long begin = next;
    long tag = varint();
    number = (int) (tag >>> 3);
    wire = (int) (tag & 7);
    if (tag < 0 || tag >>> 3 == 0 || tag >>> 3 > (1 << 29)) {
      throw new ProtoBroken(begin, "no field begins here");
    }
    at = next;
    value = 0;
    switch (wire) {
      case VARINT -> value = varint();
      case FIXED64 -> fixed(8);
      case FIXED32 -> fixed(4);
      case LENGTH -> {
        value = varint();
        at = next;
        skip(value);
      }
      case START_GROUP, END_GROUP -> {}
      default -> throw new ProtoBroken(begin, "no field has wire type " + wire);
    }
    return true;
  }

  public int number() {
    return number;
  }

  public int wire() {
    return wire;
  }

  /// Whether the present field is that one and holds bytes.
  public boolean is(int field) {
    return number == field && wire == LENGTH;
  }

  /// A varint's or fixed number's value, or how many bytes there are.
  public long value() {
    return value;
  }

  /// Where the bytes of the value begin.
  public long at() {
    return at;
  }

  /// The bytes of a field of wire type LENGTH.
  public ProtoPlace place() {
    return new ProtoPlace(at, at + value);
  }

  /// Its text, at most `most` bytes of it.
  public String text(int most) {
    return bytes.utf8(at, (int) Math.min(value, most));
  }

  private void fixed(int size) {
    for (int i = 0; i < size && bytes.has(next + i, 1); i++) {
      value |= (long) bytes.u8(next + i) << (8 * i);
    }
    skip(size);
  }

  private void skip(long length) {
    if (length < 0 || length > end - next) {
      throw new ProtoBroken(next, "%,d bytes of %,d".formatted(length, end - next));
    }
    next += length;
  }

  private long varint() {
    long begin = next;
    long result = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (next >= end) {
        throw new ProtoBroken(begin, "a number is cut short");
      }
      int b = bytes.u8(next++);
      result |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return result;
      }
    }
    throw new ProtoBroken(begin, "a number of more than ten bytes");
  }
}
