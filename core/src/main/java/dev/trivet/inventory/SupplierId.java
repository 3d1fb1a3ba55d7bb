package dev.trivet.inventory;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// The name of a supplier within a programme.
public record SupplierId(String value) implements Comparable<SupplierId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public SupplierId {
    Checks.matching("a supplier id", FORM, value);
  }

  @Override
  public int compareTo(SupplierId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
