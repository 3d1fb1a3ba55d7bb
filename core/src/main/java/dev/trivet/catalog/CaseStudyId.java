package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An ATLAS case study: \`AML.CS0031\`.
public record CaseStudyId(String value) implements Comparable<CaseStudyId> {
  private static final Pattern FORM = Pattern.compile("AML\\.CS\\d{4}");

  public CaseStudyId {
    Checks.matching("an ATLAS case study id", FORM, value);
  }

  // Written out: the JVM makes a record's own at run time, and a short command would wait for it.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CaseStudyId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(CaseStudyId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
