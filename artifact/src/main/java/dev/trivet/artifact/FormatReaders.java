package dev.trivet.artifact;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.ScanRules;
import java.util.List;
import java.util.stream.Stream;

/// Every reader there is, in the order they are asked, and every rule they can report.
public final class FormatReaders {
  private FormatReaders() {}

  public static List<FormatReader> all() {
    return List.of();
  }

  /// Every rule a scan can report, those of any content first.
  public static List<Rule> rules(List<FormatReader> readers) {
    return Stream.concat(
            ScanRules.all().stream(), readers.stream().flatMap(reader -> reader.rules().stream()))
        .distinct()
        .toList();
  }
}
