package dev.trivet.artifact.integrity.form;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// Bytes as a value: digests, signatures, keys, payloads. Equal when the bytes are, whoever holds
/// them cannot change them.
public final class Octets {
  private final byte[] bytes;

  private Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Octets of(byte[] bytes) {
    return new Octets(bytes.clone());
  }

  public static Octets utf8(String text) {
    return new Octets(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Reads base64 in the alphabet of RFC 4648 section 4 or that of section 5. Line ends within are
  /// skipped; tools put them there.
  ///
  /// @param what is read, for the message
  public static Octets base64(String what, String text) throws Malformed {
    boolean isUrl = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
    boolean isWrapped = text.indexOf('\n') >= 0;
    Base64.Decoder decoder = isUrl ? Base64.getUrlDecoder() : Base64.getDecoder();
    try {
      return new Octets(
          decoder.decode(isWrapped ? text.replace("\r", "").replace("\n", "") : text));
    } catch (IllegalArgumentException e) {
      throw new Malformed(what + " is not base64: " + e.getMessage());
    }
  }

  /// Reads pairs of hexadecimal digits.
  public static Octets hex(String what, String text) throws Malformed {
    try {
      return new Octets(HexFormat.of().parseHex(text));
    } catch (IllegalArgumentException e) {
      throw new Malformed(what + " is not hexadecimal: " + e.getMessage());
    }
  }

  /// A copy that is the caller's own.
  public byte[] bytes() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  public boolean isEmpty() {
    return bytes.length == 0;
  }

  public Octets first(int count) {
    return new Octets(Arrays.copyOf(bytes, Math.min(count, bytes.length)));
  }

  public Octets from(int index) {
    return new Octets(Arrays.copyOfRange(bytes, Math.min(index, bytes.length), bytes.length));
  }

  /// Lower-case hexadecimal digits.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// As UTF-8 text; what is no UTF-8 shows as U+FFFD.
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  public Octets sha256() {
    return digest("SHA-256");
  }

  /// @param algorithm one every JDK has: SHA-1, SHA-256, SHA-384, SHA-512
  public Octets digest(String algorithm) {
    return new Octets(digester(algorithm).digest(bytes));
  }

  /// A fresh digester of an algorithm every JDK has.
  public static MessageDigest digester(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks " + algorithm, e);
    }
  }

  public static Octets join(Octets... parts) {
    int size = 0;
    for (Octets part : parts) {
      size += part.bytes.length;
    }
    byte[] joined = new byte[size];
    int at = 0;
    for (Octets part : parts) {
      System.arraycopy(part.bytes, 0, joined, at, part.bytes.length);
      at += part.bytes.length;
    }
    return new Octets(joined);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return bytes.length <= 32 ? hex() : first(16).hex() + "... (" + bytes.length + " bytes)";
  }
}
