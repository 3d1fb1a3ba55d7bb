package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The labelled samples, where they are there: the score we hold.
class SamplesTest {
  private static final Path SAMPLES = Path.of("..", "..", "shared", "artifacts");

  private static final List<Sample> samples = new ArrayList<>();

  private record Sample(String file, String label, String scope, ScanResult result) {
    @Override
    public String toString() {
      return "%s: %s %s".formatted(file, result.verdict(), Scans.rules(result));
    }
  }

  @BeforeAll
  static void scan() throws IOException {
    assumeThat(SAMPLES.resolve("labels.csv")).exists();
    var scan =
        new ScanArtifacts(FormatReaders.all(List.of()), Limits.STANDARD, 2, System::nanoTime);
    for (String line : Files.readAllLines(SAMPLES.resolve("labels.csv"))) {
      String[] cells = line.split(",", 6);
      if (!cells[0].equals("file")) {
        Path file = SAMPLES.resolve(cells[0]);
        samples.add(new Sample(cells[0], cells[1], cells[4], scan.scan(List.of(file)).getFirst()));
      }
    }
  }

  private static List<Sample> labelled(String label) {
    return samples.stream().filter(sample -> sample.label().equals(label)).toList();
  }

  @Test
  void everythingMaliciousIsRaised() {
    assertThat(labelled("malicious"))
        .allMatch(sample -> sample.result().verdict() == Verdict.MALICIOUS);
  }

  @Test
  void everyDenialOfServiceIsFlagged() {
    assertThat(labelled("dos"))
        .allMatch(sample -> sample.result().verdict() == Verdict.DENIAL_OF_SERVICE);
  }

  @Test
  void whatIsAMatterOfPolicyIsNeverClean() {
    assertThat(labelled("policy")).allMatch(sample -> sample.result().verdict() == Verdict.POLICY);
  }

  @Test
  void everythingBenignIsClean() {
    assertThat(labelled("benign")).allMatch(sample -> sample.result().verdict() == Verdict.CLEAN);
  }
}
