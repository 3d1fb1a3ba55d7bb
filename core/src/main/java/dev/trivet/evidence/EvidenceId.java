package dev.trivet.evidence;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// The name of one observation or attestation.
public record EvidenceId(String value) implements Comparable<EvidenceId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

  public EvidenceId {
    Checks.matching("an evidence id", FORM, value);
  }

  @Override
  public int compareTo(EvidenceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
