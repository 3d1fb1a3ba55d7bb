package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// An ATLAS mitigation: \`AML.M0013\`.
public record MitigationId(String value) implements Comparable<MitigationId> {
  private static final Pattern FORM = Pattern.compile("AML\\.M\\d{4}");

  public MitigationId {
    Checks.matching("an ATLAS mitigation id", FORM, value);
  }

  @Override
  public int compareTo(MitigationId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
