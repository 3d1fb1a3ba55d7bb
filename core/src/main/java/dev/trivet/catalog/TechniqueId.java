package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

  // Written out: the JVM makes a record's own at run time, and a short command would wait for it.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TechniqueId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
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
