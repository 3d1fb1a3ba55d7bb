package dev.trivet.measure.parquet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads structures in Thrift's compact protocol, which Parquet's headers are written in. What a
/// list claims to hold is held against the bytes that are left, and structures nest only so deep.
final class Thrift {
  private static final int DEEPEST = 16;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int I16 = 4;
  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;

  private final byte[] bytes;
  private int at;

  Thrift(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from;
  }

  /// Where the next structure begins.
  int position() {
    return at;
  }

  /// The fields of a structure by number: `Long`, `byte[]`, `List` or [Fields].
  record Fields(Map<Integer, Object> byNumber) {
    boolean has(int field) {
      return byNumber.containsKey(field);
    }

    long number(int field, long usual) {
      return byNumber.get(field) instanceof Long number ? number : usual;
    }

    int whole(int field, String what) {
      long number = number(field, -1);
      Broken.unless(number >= 0 && number <= Integer.MAX_VALUE, what + " is " + number);
      return (int) number;
    }

    Fields struct(int field, String what) {
      if (byNumber.get(field) instanceof Fields fields) {
        return fields;
      }
      throw new Broken("there is no " + what);
    }

    byte[] binary(int field) {
      return byNumber.get(field) instanceof byte[] binary ? binary : new byte[0];
    }

    List<Fields> structs(int field) {
      var structs = new ArrayList<Fields>();
      if (byNumber.get(field) instanceof List<?> list) {
        for (Object each : list) {
          if (each instanceof Fields fields) {
            structs.add(fields);
          }
        }
      }
      return structs;
    }
  }

  Fields struct() {
    return struct(0);
  }

  private Fields struct(int depth) {
    Broken.unless(depth < DEEPEST, "a header nests too deep");
    var fields = new HashMap<Integer, Object>();
    int number = 0;
    for (int head = u8(); head != 0; head = u8()) {
      int step = head >> 4;
      number = step == 0 ? (int) zigzag() : number + step;
      fields.put(number, value(head & 15, depth));
    }
    return new Fields(fields);
  }

  private Object value(int type, int depth) {
    return switch (type) {
      case TRUE -> 1L;
      case FALSE -> 0L;
      case BYTE -> (long) (byte) u8();
      case I16, I32, I64 -> zigzag();
      case DOUBLE -> binary(8);
      case BINARY -> binary(varint());
      case LIST, SET -> list(depth);
      case MAP -> throw new Broken("a header holds a map");
      case STRUCT -> struct(depth + 1);
      default -> throw new Broken("a header holds a field of type " + type);
    };
  }

  private List<Object> list(int depth) {
    int head = u8();
    long size = head >> 4 == 15 ? varint() : head >> 4;
    Broken.unless(size >= 0 && size <= bytes.length - at, "a list of " + size + " has no room");
    int type = head & 15;
    var list = new ArrayList<>();
    for (long i = 0; i < size; i++) {
      // In a list, truth takes a byte of its own.
      list.add(type == TRUE || type == FALSE ? (Object) (long) u8() : value(type, depth + 1));
    }
    return list;
  }

  private byte[] binary(long length) {
    Broken.unless(length >= 0 && length <= bytes.length - at, "text of " + length + " bytes");
    byte[] binary = new byte[(int) length];
    System.arraycopy(bytes, at, binary, 0, binary.length);
    at += binary.length;
    return binary;
  }

  private long zigzag() {
    long n = varint();
    return (n >>> 1) ^ -(n & 1);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int b = u8();
      value |= (long) (b & 127) << shift;
      if (b < 128) {
        return value;
      }
    }
    throw new Broken("a number in a header has no end");
  }

  private int u8() {
    Broken.unless(at < bytes.length, "a header has no end");
    return bytes[at++] & 255;
  }
}
