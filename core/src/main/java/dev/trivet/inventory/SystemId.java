package dev.trivet.inventory;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The name of an AI system within a programme.
public record SystemId(String value) implements Comparable<SystemId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public SystemId {
    Checks.matching("a system id", FORM, value);
  }

  // Written out: the JVM makes a record's own at run time, and a short command would wait for it.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SystemId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(SystemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
