package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanArtifactsTest {
  @TempDir Path directory;

  private final ScanArtifacts scan =
      new ScanArtifacts(FormatReaders.all(List.of()), Limits.STANDARD, 2, System::nanoTime);

  @Test
  void whatNobodyKnowsIsNeverClean() throws IOException {
    Path file = directory.resolve("model.safetensors");
    Files.write(file, new byte[] {1, 2, 3, (byte) 0xff, 0});
    List<ScanResult> results = scan.scan(List.of(file));
    assertThat(results).hasSize(1);
    assertThat(results.getFirst().verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void aFileThatIsNotThereHasAResultThatSaysSo() {
    ScanResult result = scan.scan(List.of(directory.resolve("gone.pkl"))).getFirst();
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
    assertThat(result.findings().getFirst().rule().id()).isEqualTo("file-unreadable");
  }

  @Test
  void aLinkOutOfTheModelIsReportedAndNotFollowed() throws IOException {
    Files.writeString(directory.resolve("config.json"), "");
    Files.createSymbolicLink(directory.resolve("weights.bin"), Path.of("/etc/hostname"));
    ScanResult result = scan.scan(List.of(directory)).getFirst();
    assertThat(result.findings())
        .singleElement()
        .satisfies(finding -> {
          assertThat(finding.rule().id()).isEqualTo("file-link-leads-out");
          assertThat(finding.message()).contains("weights.bin");
        });
  }

  @Test
  void aHubCacheIsReadThroughItsSnapshots() throws IOException {
    Path cache = directory.resolve("models--org--name");
    Path snapshot = Files.createDirectories(cache.resolve("snapshots/abc"));
    Files.createDirectories(cache.resolve("blobs"));
    Files.write(cache.resolve("blobs/d1"), new byte[] {0, (byte) 0xff, 1});
    Files.createSymbolicLink(snapshot.resolve("model.bin"), Path.of("../../blobs/d1"));
    ScanResult result = scan.scan(List.of(cache)).getFirst();
    assertThat(result.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.where()).isEqualTo("snapshots/abc/model.bin"));
  }
}
