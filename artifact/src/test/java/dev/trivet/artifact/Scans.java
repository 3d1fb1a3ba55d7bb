package dev.trivet.artifact;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.pickle.TrustedGlobal;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import java.util.List;

/// Scans what tests put together.
public final class Scans {
  private Scans() {}

  public static ScanResult of(byte[] bytes) {
    return named("file", bytes);
  }

  public static ScanResult named(String name, byte[] bytes) {
    return with(List.of(), Limits.STANDARD, name, bytes);
  }

  public static ScanResult trusting(List<TrustedGlobal> trusted, byte[] bytes) {
    return with(trusted, Limits.STANDARD, "file", bytes);
  }

  public static ScanResult within(Limits limits, byte[] bytes) {
    return with(List.of(), limits, "file", bytes);
  }

  private static ScanResult with(
      List<TrustedGlobal> trusted, Limits limits, String name, byte[] bytes) {
    var contents = new ReadContents(FormatReaders.all(trusted));
    return new ScanFile(contents, limits, System::nanoTime).scan(Bytes.of(bytes), name);
  }

  public static Verdict verdict(byte[] bytes) {
    return of(bytes).verdict();
  }

  /// The ids of the rules found, in order, each once.
  public static List<String> rules(ScanResult result) {
    return result.findings().stream().map(finding -> finding.rule().id()).distinct().toList();
  }

  public static List<String> rules(byte[] bytes) {
    return rules(of(bytes));
  }

  public static String messages(ScanResult result) {
    return String.join("\n", result.findings().stream().map(f -> f.message()).toList());
  }
}
