package dev.trivet.control;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// A control: \`TRV-SUP-03\`, or an id of the organisation with its own prefix.
public record ControlId(String value) implements Comparable<ControlId> {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9]{1,15}(-[A-Z0-9]{1,15}){1,3}");

  public ControlId {
    Checks.matching("a control id", FORM, value);
  }

  @Override
  public int compareTo(ControlId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
