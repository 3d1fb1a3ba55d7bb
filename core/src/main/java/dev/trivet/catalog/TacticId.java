package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// An ATLAS tactic: \`AML.TA0004\`.
public record TacticId(String value) implements Comparable<TacticId> {
  private static final Pattern FORM = Pattern.compile("AML\\.TA\\d{4}");

  public TacticId {
    Checks.matching("an ATLAS tactic id", FORM, value);
  }

  @Override
  public int compareTo(TacticId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
