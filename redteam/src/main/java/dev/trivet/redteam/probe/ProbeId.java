package dev.trivet.redteam.probe;

import dev.trivet.shared.Checks;
import java.util.regex.Pattern;

/// The name of a probe: its family and its number, `prompt-leak-007`.
public record ProbeId(String value) implements Comparable<ProbeId> {
  private static final Pattern FORM = Pattern.compile("[a-z]+(-[a-z]+)*-\\d{3,5}");

  public ProbeId {
    Checks.matching("a probe id", FORM, value);
  }

  public static ProbeId of(Family family, int number) {
    String digits = Integer.toString(number);
    return new ProbeId(family.word() + "-" + "0".repeat(Math.max(0, 3 - digits.length())) + digits);
  }

  @Override
  public int compareTo(ProbeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
