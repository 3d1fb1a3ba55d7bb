package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.integrity.form.Octets;
import java.security.MessageDigest;

/// The SHA-256 of bytes where they lie: of a mapped file somebody else reads too, they are read
/// once.
public final class DigestBytes {
  private static final int WINDOW = 1 << 18;

  private DigestBytes() {}

  public static Octets sha256(Bytes bytes) {
    return of("SHA-256", Octets.of(new byte[0]), bytes);
  }

  /// @param algorithm one every JDK has
  /// @param head digested before the bytes
  public static Octets of(String algorithm, Octets head, Bytes bytes) {
    MessageDigest digester = Octets.digester(algorithm);
    digester.update(head.bytes());
    byte[] window = new byte[(int) Math.min(WINDOW, Math.max(1, bytes.size()))];
    long at = 0;
    for (int filled = bytes.copyAvailable(at, window);
        filled > 0;
        filled = bytes.copyAvailable(at, window)) {
      digester.update(window, 0, filled);
      at += filled;
    }
    return Octets.of(digester.digest());
  }
}
