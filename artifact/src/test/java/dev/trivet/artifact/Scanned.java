package dev.trivet.artifact;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Bytes under a name, scanned as a file of their own with every reader there is.
record Scanned(ScanResult result) {

  static Scanned of(String name, byte[] bytes) {
    try {
      Path directory = Files.createTempDirectory("trivet-scan");
      Path file = directory.resolve(name);
      try {
        Files.write(file, bytes);
        var scan =
            new ScanArtifacts(FormatReaders.all(List.of()), Limits.STANDARD, 1, System::nanoTime);
        return new Scanned(scan.scan(List.of(file)).getFirst());
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(directory);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Scanned of(String name, String text) {
    return of(name, text.getBytes(StandardCharsets.UTF_8));
  }

  Verdict verdict() {
    return result.verdict();
  }

  String format() {
    return result.format();
  }

  List<String> rules() {
    return result.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  List<Finding> findings() {
    return result.findings();
  }
}
