package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.Optional;
import java.util.regex.Pattern;

/// An ATLAS technique `AML.T0051` or sub-technique `AML.T0051.001`.
public record TechniqueId(String value) implements Comparable<TechniqueId> {
  private static final Pattern FORM = Pattern.compile("AML\\.T\\d{4}(\\.\\d{3})?");
  private static final int PARENT_LENGTH = "AML.T0000".length();

  public TechniqueId {
    Checks.matching("an ATLAS technique id", FORM, value);
  }

  /// The technique this one refines; empty for a technique of its own.
  public Optional<TechniqueId> parent() {
    return isSub()
        ? Optional.of(new TechniqueId(value.substring(0, PARENT_LENGTH)))
        : Optional.empty();
  }

  /// @return the parent of a sub-technique, or this technique itself
  public TechniqueId family() {
    return parent().orElse(this);
  }

  public boolean isSub() {
    return value.length() > PARENT_LENGTH;
  }

  @Override
  public int compareTo(TechniqueId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
