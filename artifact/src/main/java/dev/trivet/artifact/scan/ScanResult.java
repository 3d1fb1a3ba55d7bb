package dev.trivet.artifact.scan;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What a scan says about one file or model directory.
///
/// @param path as it was asked for
/// @param format of the file, or `directory`; `unknown` when no reader recognised it
/// @param findings in the order they were met, at most as many as the limits keep
/// @param further findings beyond those
/// @param limits those that bit
/// @param skipped what was not read, in words; empty when everything was
public record ScanResult(
    String path,
    String format,
    List<Finding> findings,
    long further,
    Set<Limit> limits,
    List<String> skipped,
    Verdict verdict) {

  public ScanResult {
    findings = List.copyOf(findings);
    limits = Set.copyOf(limits);
    skipped = List.copyOf(skipped);
  }

  /// The results of a model's files as one; where findings lie they say themselves.
  public static ScanResult ofDirectory(String path, List<ScanResult> files) {
    var limits = EnumSet.noneOf(Limit.class);
    files.forEach(file -> limits.addAll(file.limits()));
    return new ScanResult(
        path,
        "directory",
        files.stream().flatMap(file -> file.findings().stream()).toList(),
        files.stream().mapToLong(ScanResult::further).sum(),
        limits,
        files.stream().flatMap(file -> file.skipped().stream()).toList(),
        files.stream().map(ScanResult::verdict).reduce(Verdict.CLEAN, Verdict::and));
  }
}
