package dev.trivet.artifact.oci;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.oci.Descriptor.Digest;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Preparation;
import dev.trivet.artifact.scan.Scan;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// Holds a blob against its name and against those that name it.
///
/// @param sizes as its descriptors say
record BlobCheck(Digest digest, List<Long> sizes) implements Preparation {
  private static final int WINDOW = 1 << 18;

  BlobCheck {
    sizes = List.copyOf(sizes);
  }

  @Override
  public Content prepare(Content file, Scan scan) {
    long size = file.bytes().size();
    for (long said : sizes) {
      if (said != size) {
        scan.report(OciRules.SIZE, file, 0, "%,d bytes, not %,d".formatted(size, said));
      }
    }
    String found = digestOf(file.bytes(), scan);
    if (!found.equals(digest.hex())) {
      scan.report(OciRules.DIGEST, file, 0, "it is %s:%s".formatted(digest.algorithm(), found));
    }
    return file;
  }

  private String digestOf(Bytes bytes, Scan scan) {
    MessageDigest digester = Octets.digester(digest.javaName());
    byte[] window = new byte[(int) Math.min(WINDOW, Math.max(1, bytes.size()))];
    long at = 0;
    for (int filled = bytes.copyAvailable(at, window);
        filled > 0;
        filled = bytes.copyAvailable(at, window)) {
      digester.update(window, 0, filled);
      scan.budget().checkTime();
      at += filled;
    }
    return HexFormat.of().formatHex(digester.digest());
  }
}
