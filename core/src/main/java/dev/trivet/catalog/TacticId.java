package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An ATLAS tactic: \`AML.TA0004\`.
public record TacticId(String value) implements Comparable<TacticId> {
  private static final Pattern FORM = Pattern.compile("AML\\.TA\\d{4}");

  public TacticId {
    Checks.matching("an ATLAS tactic id", FORM, value);
  }

  // Written out: the JVM makes a record's own at run time, and a short command would wait for it.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TacticId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
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
