package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.trivet.artifact.archive.Tars;
import dev.trivet.artifact.pickle.Pickles;
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
          assertThat(finding.where()).isEqualTo("weights.bin");
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

  private ScanResult ofDirectory() {
    return scan.scan(List.of(directory)).getFirst();
  }

  private static List<String> rules(ScanResult result) {
    return result.findings().stream().map(finding -> finding.rule().id()).toList();
  }

  @Test
  void everyPathHasOneResultInTheOrderGiven() throws IOException {
    Path model = Files.createDirectories(directory.resolve("model"));
    Files.writeString(model.resolve("a.txt"), "a");
    Files.writeString(model.resolve("b.txt"), "b");
    Path file = Files.writeString(directory.resolve("c.txt"), "c");
    Path gone = directory.resolve("gone");
    assertThat(scan.scan(List.of(file, model, gone, file)))
        .extracting(ScanResult::path)
        .containsExactly(file.toString(), model.toString(), gone.toString(), file.toString());
  }

  @Test
  void aDirectoryNamesItsFilesAndTheirVerdicts() throws IOException {
    Files.writeString(directory.resolve("a.txt"), "a");
    Files.write(directory.resolve("b.bin"), new byte[] {0, (byte) 0xff, 1});
    ScanResult result = ofDirectory();
    assertThat(result.verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
    assertThat(result.files())
        .extracting(ScanResult.Part::verdict)
        .containsExactly(Verdict.CLEAN, Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void eachFileOfADirectoryHasAResultWhenAskedFor() throws IOException {
    Files.writeString(directory.resolve("a.txt"), "a");
    Files.writeString(directory.resolve("b.txt"), "b");
    var target = new ScanArtifacts.Target(directory, "model");
    assertThat(scan.scan(List.of(target), ScanArtifacts.Grouping.BY_FILE))
        .extracting(ScanResult::path)
        .containsExactly("model/a.txt", "model/b.txt");
  }

  @Test
  void anEmptyDirectoryIsNotClean() {
    assertThat(rules(ofDirectory())).containsExactly("directory-empty");
    assertThat(ofDirectory().verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void aLinkThatLoopsIsReported() throws IOException {
    Path inner = Files.createDirectories(directory.resolve("inner"));
    Files.createSymbolicLink(inner.resolve("up"), directory);
    Files.createSymbolicLink(inner.resolve("self"), Path.of("self"));
    assertThat(rules(ofDirectory())).containsExactly("file-link-loops", "file-link-loops");
  }

  @Test
  void aLinkToNothingIsReported() throws IOException {
    Files.createSymbolicLink(directory.resolve("weights.bin"), Path.of("nowhere"));
    assertThat(rules(ofDirectory())).containsExactly("file-link-broken");
  }

  @Test
  void aPipeIsReportedAndNotWaitedFor() throws IOException, InterruptedException {
    Path pipe = directory.resolve("pipe");
    int made = new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
    assumeThat(made).isZero();
    assertThat(rules(ofDirectory())).containsExactly("file-special");
    assertThat(rules(scan.scan(List.of(pipe)).getFirst())).containsExactly("file-special");
  }

  @Test
  void aBlobOfSeveralSnapshotsIsReadOnce() throws IOException {
    Path cache = directory.resolve("models--org--name");
    Files.createDirectories(cache.resolve("blobs"));
    Files.write(cache.resolve("blobs/d1"), new byte[] {0, (byte) 0xff, 1});
    for (String snapshot : List.of("abc", "def")) {
      Path folder = Files.createDirectories(cache.resolve("snapshots").resolve(snapshot));
      Files.createSymbolicLink(folder.resolve("model.bin"), Path.of("../../blobs/d1"));
    }
    ScanResult result = scan.scan(List.of(cache)).getFirst();
    assertThat(result.findings()).hasSize(1);
    assertThat(result.skipped()).singleElement().asString().startsWith("snapshots/def/model.bin");
  }

  @Test
  void aSnapshotMayUseTheBlobsOfItsCacheAndNothingElseOutside() throws IOException {
    Path cache = directory.resolve("models--org--name");
    Path snapshot = Files.createDirectories(cache.resolve("snapshots/abc"));
    Files.createDirectories(cache.resolve("blobs"));
    Files.createDirectories(cache.resolve("other"));
    Files.writeString(cache.resolve("blobs/d1"), "{}");
    Files.writeString(cache.resolve("other/d2"), "{}");
    Files.createSymbolicLink(snapshot.resolve("config.json"), Path.of("../../blobs/d1"));
    Files.createSymbolicLink(snapshot.resolve("other.json"), Path.of("../../other/d2"));
    ScanResult result = scan.scan(List.of(snapshot)).getFirst();
    assertThat(result.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.where()).isEqualTo("other.json"));
  }

  @Test
  void theLayersOfAnImageAreReadAsArchives() throws IOException {
    Path blobs = Files.createDirectories(directory.resolve("blobs/sha256"));
    Files.writeString(directory.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    Files.writeString(directory.resolve("index.json"), "{\"schemaVersion\":2,\"manifests\":[]}");
    Files.write(blobs.resolve("d1"), Tars.of("m/model.pkl", Pickles.harmful()));
    ScanResult result = ofDirectory();
    assertThat(result.verdict()).isEqualTo(Verdict.MALICIOUS);
    assertThat(result.findings().getFirst().where()).isEqualTo("blobs/sha256/d1!/m/model.pkl");
  }
}
