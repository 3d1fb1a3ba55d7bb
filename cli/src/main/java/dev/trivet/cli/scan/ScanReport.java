package dev.trivet.cli.scan;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Severity;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// One run of a scan, as all writers take it.
///
/// @param results in the order they were asked for
/// @param notes what the reader has to know besides, such as expired decisions
/// @param version of Trivet
public record ScanReport(List<ScanResult> results, List<String> notes, String version, Instant at) {
  private static final Comparator<Finding> GRAVEST =
      Comparator.comparing(Finding::verdict)
          .thenComparing(f -> f.rule().severity(), Comparator.<Severity>reverseOrder());

  public ScanReport {
    results = List.copyOf(results);
    notes = List.copyOf(notes);
  }

  /// Every rule that found something, by its id.
  public List<Rule> rules() {
    return results.stream()
        .flatMap(result -> result.findings().stream())
        .map(Finding::rule)
        .distinct()
        .sorted(Comparator.comparing(Rule::id))
        .toList();
  }

  /// How many results there are of each verdict, the gravest first.
  public Map<Verdict, Integer> counts() {
    var counts = new EnumMap<Verdict, Integer>(Verdict.class);
    results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
    return counts;
  }

  /// The gravest results first; those that are alike in the order they were asked for.
  public List<ScanResult> gravestFirst() {
    return results.stream().sorted(Comparator.comparing(ScanResult::verdict)).toList();
  }

  /// The gravest findings of a result first.
  public static List<Finding> gravestFirst(ScanResult result) {
    return result.findings().stream().sorted(GRAVEST).toList();
  }

  /// The file a finding is in, under the name it was asked for by.
  public static String file(ScanResult result, Finding finding) {
    if (!result.format().equals(ScanResult.DIRECTORY)) {
      return result.path();
    }
    int inner = finding.where().indexOf("!/");
    String file = inner < 0 ? finding.where() : finding.where().substring(0, inner);
    return file.equals(".") ? result.path() : result.path() + "/" + file;
  }
}
