package dev.trivet.artifact.integrity.stated;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What git-lfs leaves in the place of a large file: its digest and size.
final class LfsPointer {
  static final int LARGEST = 1_024;

  private static final String BEGIN = "version https://git-lfs.github.com/spec/v1\n";
  private static final Pattern DIGEST = Pattern.compile("(?m)^oid sha256:([0-9a-f]{64})$");

  private LfsPointer() {}

  static boolean isOne(String text) {
    return text.length() <= LARGEST && text.startsWith(BEGIN);
  }

  static Octets digest(String text) throws Malformed {
    Matcher found = DIGEST.matcher(text);
    if (!found.find()) {
      throw new Malformed("the git-lfs pointer names no SHA-256");
    }
    return Octets.hex("oid", found.group(1));
  }
}
