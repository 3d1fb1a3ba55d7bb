package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// A framework at one release, written `nist-ai-rmf@1.0`. An id is never resolved without its
/// release.
public record FrameworkId(String value) implements Comparable<FrameworkId> {
  private static final Pattern FORM =
      Pattern.compile("[a-z][a-z0-9.-]{0,39}@[A-Za-z0-9][A-Za-z0-9.-]{0,39}");

  public static final FrameworkId AI_RMF = new FrameworkId("nist-ai-rmf@1.0");
  public static final FrameworkId ISO_42001 = new FrameworkId("iso-iec-42001@2023");
  public static final FrameworkId ATLAS = new FrameworkId("mitre-atlas@5.6.1");

  public FrameworkId {
    Checks.matching("a framework at a release", FORM, value);
  }

  public String release() {
    return value.substring(value.indexOf('@') + 1);
  }

  @Override
  public int compareTo(FrameworkId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
