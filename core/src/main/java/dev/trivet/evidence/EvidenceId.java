package dev.trivet.evidence;

import dev.trivet.shared.Checks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/// The name of one observation or attestation.
public record EvidenceId(String value) implements Comparable<EvidenceId> {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int LONGEST_NAME = 40;

  public EvidenceId {
    Checks.matching("an evidence id", FORM, value);
  }

  /// The name instruments give to what they saw:
  /// `damage-lens.artifact-scan.lens-model.20261105T032900Z`. Long names of systems and components
  /// are cut; the time tells them apart.
  public static EvidenceId of(String method, Subject subject, Instant at) {
    String words = method.replace('.', '-').replace('_', '-');
    String name =
        switch (subject) {
          case Subject.OfOrganisation o -> words;
          case Subject.OfSupplier s -> words + "." + cut(s.supplier().value());
          case Subject.OfSystem s -> cut(s.system().value()) + "." + words;
          case Subject.OfComponent c ->
              cut(c.system().value()) + "." + words + "." + cut(c.component().value());
        };
    return new EvidenceId(name + "." + INSTANT.format(at));
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }

  @Override
  public int compareTo(EvidenceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
