package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An ATLAS mitigation: \`AML.M0013\`.
public record MitigationId(String value) implements Comparable<MitigationId> {
  private static final Pattern FORM = Pattern.compile("AML\\.M\\d{4}");

  public MitigationId {
    Checks.matching("an ATLAS mitigation id", FORM, value);
  }

  // Written out: the JVM makes a record's own at run time, and a short command would wait for it.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof MitigationId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
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
