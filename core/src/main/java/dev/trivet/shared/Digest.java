package dev.trivet.shared;

import java.util.regex.Pattern;

/// What identifies an artefact's bytes, written `sha256:<64 hexadecimal digits>` (sha384 and sha512
/// likewise).
public record Digest(String value) {
  private static final Pattern FORM =
      Pattern.compile("sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128}");

  public Digest {
    Checks.matching("a digest", FORM, value);
  }

  @Override
  public String toString() {
    return value;
  }
}
