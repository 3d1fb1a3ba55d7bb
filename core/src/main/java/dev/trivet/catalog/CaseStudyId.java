package dev.trivet.catalog;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// An ATLAS case study: \`AML.CS0031\`.
public record CaseStudyId(String value) implements Comparable<CaseStudyId> {
  private static final Pattern FORM = Pattern.compile("AML\\.CS\\d{4}");

  public CaseStudyId {
    Checks.matching("an ATLAS case study id", FORM, value);
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
