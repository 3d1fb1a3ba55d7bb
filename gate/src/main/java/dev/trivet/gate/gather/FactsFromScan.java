package dev.trivet.gate.gather;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.gate.GateFacts.FindingFact;
import dev.trivet.gate.GateFacts.ScanFacts;
import dev.trivet.shared.Words;
import java.util.List;
import java.util.Optional;

/// What the scanner said, as facts. Several results are those of a directory of models: the gate
/// looks at all of them as one.
public final class FactsFromScan {
  private FactsFromScan() {}

  /// @return empty when the scanner saw nothing: that is not the same as clean
  public static Optional<ScanFacts> of(String path, List<ScanResult> results) {
    if (results.isEmpty()) {
      return Optional.empty();
    }
    ScanResult all =
        results.size() == 1 ? results.getFirst() : ScanResult.ofDirectory(path, results, List.of());
    return Optional.of(
        new ScanFacts(
            all.verdict().word(),
            all.format(),
            all.findings().stream().map(FactsFromScan::finding).toList(),
            all.further(),
            all.limits().stream().map(Words::of).sorted().toList(),
            all.skipped()));
  }

  private static FindingFact finding(Finding finding) {
    return new FindingFact(
        finding.rule().id(),
        finding.rule().severity().word(),
        finding.verdict().word(),
        finding.where());
  }
}
