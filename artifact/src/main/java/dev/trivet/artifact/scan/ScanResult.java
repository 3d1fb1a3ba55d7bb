package dev.trivet.artifact.scan;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Verdict;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What a scan says about one file or model directory.
///
/// @param path as it was asked for
/// @param format of the file, or `directory`; `unknown` when no reader recognised it
/// @param findings in the order they were met, at most as many as the limits keep
/// @param further findings beyond those
/// @param limits those that bit
/// @param skipped what was not read, in words; empty when everything was
/// @param files of a directory, each with its own verdict; empty for a file
public record ScanResult(
    String path,
    String format,
    List<Finding> findings,
    long further,
    Set<Limit> limits,
    List<String> skipped,
    Verdict verdict,
    List<Part> files) {
  /// The format of a directory.
  public static final String DIRECTORY = "directory";

  private static final int MOST_FINDINGS = 2_000;
  private static final int MOST_SKIPS = 1_000;

  public ScanResult {
    findings = List.copyOf(findings);
    limits = Set.copyOf(limits);
    skipped = List.copyOf(skipped);
    files = List.copyOf(files);
  }

  /// One file of a directory.
  public record Part(String path, String format, Verdict verdict) {}

  /// The results of a directory's files as one; where findings lie they say themselves.
  ///
  /// @param repeated files that were read under another name
  public static ScanResult ofDirectory(String path, List<ScanResult> files, List<String> repeated) {
    var limits = EnumSet.noneOf(Limit.class);
    files.forEach(file -> limits.addAll(file.limits()));
    List<Finding> findings = mostTelling(files);
    long all = files.stream().mapToLong(file -> file.findings().size() + file.further()).sum();
    return new ScanResult(
        path,
        DIRECTORY,
        findings,
        all - findings.size(),
        limits,
        Stream.concat(files.stream().flatMap(file -> file.skipped().stream()), repeated.stream())
            .limit(MOST_SKIPS)
            .toList(),
        files.stream().map(ScanResult::verdict).reduce(Verdict.CLEAN, Verdict::and),
        files.stream().map(f -> new Part(f.path(), f.format(), f.verdict())).toList());
  }

  /// As many as are kept, and beyond them the first of each rule, so that the gravest is never lost
  /// in noise.
  private static List<Finding> mostTelling(List<ScanResult> files) {
    var kept = new ArrayList<Finding>();
    var said = new HashSet<String>();
    for (ScanResult file : files) {
      for (Finding finding : file.findings()) {
        boolean isFirst = said.add(finding.rule().id());
        if (isFirst || kept.size() < MOST_FINDINGS) {
          kept.add(finding);
        }
      }
    }
    return kept;
  }
}
