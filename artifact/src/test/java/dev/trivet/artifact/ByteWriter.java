package dev.trivet.artifact;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Builds binary files byte by byte, little-endian.
final class ByteWriter {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  ByteWriter u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  ByteWriter u16(int value) {
    return u8(value, value >> 8);
  }

  ByteWriter i32(int value) {
    return u16(value).u16(value >> 16);
  }

  ByteWriter i64(long value) {
    return i32((int) value).i32((int) (value >> 32));
  }

  ByteWriter i32big(int value) {
    return u8(value >> 24, value >> 16, value >> 8, value);
  }

  ByteWriter ascii(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  ByteWriter bytes(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  ByteWriter zeros(int count) {
    return bytes(new byte[count]);
  }

  ByteWriter alignTo(int alignment) {
    return zeros((alignment - out.size() % alignment) % alignment);
  }

  int size() {
    return out.size();
  }

  byte[] toBytes() {
    return out.toByteArray();
  }

  /// A protocol buffer field that holds bytes.
  ByteWriter field(int number, byte[] value) {
    return varint((long) number << 3 | 2).varint(value.length).bytes(value);
  }

  ByteWriter field(int number, String value) {
    return field(number, value.getBytes(StandardCharsets.UTF_8));
  }

  ByteWriter field(int number, ByteWriter value) {
    return field(number, value.toBytes());
  }

  /// A protocol buffer field that holds a number.
  ByteWriter number(int number, long value) {
    return varint((long) number << 3).varint(value);
  }

  /// Seven bits a byte, the lowest first.
  ByteWriter varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      u8((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    return u8((int) rest);
  }
}
