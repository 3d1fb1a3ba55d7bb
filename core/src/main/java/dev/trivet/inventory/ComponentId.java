package dev.trivet.inventory;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// The name of a component within its system.
public record ComponentId(String value) implements Comparable<ComponentId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public ComponentId {
    Checks.matching("a component id", FORM, value);
  }

  @Override
  public int compareTo(ComponentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
