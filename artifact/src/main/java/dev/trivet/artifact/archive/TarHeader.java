package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import java.nio.charset.StandardCharsets;

/// One header block of a tar archive.
///
/// @param name with the prefix of ustar before it
/// @param size of the data that follows, -1 when it cannot be read
record TarHeader(String name, char type, long size, String link, boolean isSparse) {
  static final int LENGTH = 512;
  private static final int CHECKSUM = 148;
  private static final int CHECKSUM_END = 156;
  private static final int BASE_256 = 0x80;

  /// Whether a block with a right checksum lies there.
  static boolean isAt(Bytes bytes, long at) {
    byte[] block = bytes.copy(at, LENGTH);
    long stated = octal(block, CHECKSUM, 8);
    long unsigned = 0;
    long signed = 0;
    for (int i = 0; i < LENGTH; i++) {
      byte b = i >= CHECKSUM && i < CHECKSUM_END ? (byte) ' ' : block[i];
      unsigned += b & 0xff;
      signed += b;
    }
    return stated > 0 && (stated == unsigned || stated == signed);
  }

  static boolean isEndAt(Bytes bytes, long at) {
    for (byte b : bytes.copy(at, LENGTH)) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  static TarHeader at(Bytes bytes, long at) {
    byte[] block = bytes.copy(at, LENGTH);
    boolean isUstar = text(block, 257, 5).equals("ustar") && block[262] == 0;
    String prefix = isUstar ? text(block, 345, 155) : "";
    String name = text(block, 0, 100);
    char type = (char) (block[156] & 0xff);
    return new TarHeader(
        prefix.isEmpty() ? name : prefix + "/" + name,
        type == 0 ? '0' : type,
        number(block, 124, 12),
        text(block, 157, 100),
        type == 'S');
  }

  TarHeader named(String longName) {
    return longName.isEmpty() ? this : new TarHeader(longName, type, size, link, isSparse);
  }

  TarHeader linked(String longLink) {
    return longLink.isEmpty() ? this : new TarHeader(name, type, size, longLink, isSparse);
  }

  TarHeader sized(long otherSize) {
    return otherSize < 0 ? this : new TarHeader(name, type, otherSize, link, isSparse);
  }

  private static String text(byte[] block, int at, int length) {
    int end = at;
    while (end < at + length && block[end] != 0) {
      end++;
    }
    return new String(block, at, end - at, StandardCharsets.UTF_8);
  }

  /// Octal digits, or binary when the first bit says so.
  private static long number(byte[] block, int at, int length) {
    if ((block[at] & BASE_256) == 0) {
      return octal(block, at, length);
    }
    long number = block[at] & 0x3f;
    for (int i = at + 1; i < at + length; i++) {
      if (number >= 1L << 54) {
        return -1;
      }
      number = number << 8 | (block[i] & 0xff);
    }
    return number;
  }

  private static long octal(byte[] block, int at, int length) {
    long number = 0;
    int digits = 0;
    for (int i = at; i < at + length; i++) {
      if (block[i] >= '0' && block[i] <= '7') {
        number = number << 3 | (block[i] - '0');
        digits++;
      } else if (block[i] != ' ' && block[i] != 0) {
        return -1;
      } else if (digits > 0) {
        break;
      }
    }
    return number;
  }
}
