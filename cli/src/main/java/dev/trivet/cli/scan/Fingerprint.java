package dev.trivet.cli.scan;

import dev.trivet.artifact.rule.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What stays the same of things from one scan to the next, wherever the files lie.
final class Fingerprint {
  private static final int BYTES = 16;

  private Fingerprint() {}

  static String of(Finding finding) {
    String whole =
        String.join(
            "\n",
            finding.rule().id(),
            finding.where(),
            Long.toString(finding.offset()),
            finding.message());
    byte[] digest = sha256().digest(whole.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
