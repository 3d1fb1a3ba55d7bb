package dev.trivet.bom.write;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// A bill's serial number out of its content, so that the same content has the same one: a UUID of
/// version 8 over SHA-256.
final class SerialNumber {
  private SerialNumber() {}

  /// `urn:uuid:..`
  static String of(String content) {
    return "urn:uuid:" + uuid(content);
  }

  static UUID uuid(String content) {
    try {
      byte[] text = content.getBytes(StandardCharsets.UTF_8);
      ByteBuffer digest = ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text));
      long high = (digest.getLong() & ~0xf000L) | 0x8000L;
      long low = (digest.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
