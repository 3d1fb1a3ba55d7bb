package dev.trivet.control;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// The name of a treatment, exclusion or other decision.
public record DocumentId(String value) implements Comparable<DocumentId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  public DocumentId {
    Checks.matching("a document id", FORM, value);
  }

  @Override
  public int compareTo(DocumentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
