package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.integrity.form.Octets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

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

  /// @param pieces in order; empty when there is no more than one
  record Pieces(Octets whole, List<Octets> pieces) {}

  /// The digest of the whole and of each piece of `size`, by one look at each byte.
  static Pieces pieces(Bytes bytes, long size) {
    if (bytes.size() <= size) {
      return new Pieces(sha256(bytes), List.of());
    }
    MessageDigest whole = Octets.digester("SHA-256");
    byte[] window = new byte[WINDOW];
    var pieces = new ArrayList<Octets>();
    for (long from = 0; from < bytes.size(); from += size) {
      MessageDigest piece = Octets.digester("SHA-256");
      Bytes rest = bytes.slice(from, Math.min(size, bytes.size() - from));
      long at = 0;
      for (int filled = rest.copyAvailable(at, window);
          filled > 0;
          filled = rest.copyAvailable(at, window)) {
        whole.update(window, 0, filled);
        piece.update(window, 0, filled);
        at += filled;
      }
      pieces.add(Octets.of(piece.digest()));
    }
    return new Pieces(Octets.of(whole.digest()), pieces);
  }
}
