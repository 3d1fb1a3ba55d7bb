package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.archive.Tars;
import dev.trivet.artifact.archive.Zips;
import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ScanResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Checkpoints of TensorFlow: what an index says, and the numbers beside it.
class CheckpointScanTest {
  private static final Path WRITTEN = Path.of("src", "test", "resources", "tensorflow");
  private static final String INDEX = "model.index";
  private static final String NUMBERS = "model.data-00000-of-00001";
  private static final int FOOTER = 48;

  @TempDir Path directory;

  private static ScanResult of(Path path) {
    return new ScanArtifacts(FormatReaders.all(List.of()), Limits.STANDARD, 1, System::nanoTime)
        .scan(List.of(path))
        .getFirst();
  }

  private ScanResult pair(byte[] index, byte[] numbers) throws IOException {
    Files.write(directory.resolve(INDEX), index);
    Files.write(directory.resolve(NUMBERS), numbers);
    return of(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"saved-model", "v1", "v2"})
  void whatTensorFlowWritesIsClean(String name) {
    ScanResult result = of(WRITTEN.resolve(name));
    assertThat(result.findings()).isEmpty();
    assertThat(result.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(result.skipped()).isNotEmpty();
  }

  @Test
  void numbersThatAnIndexDescribesAreNumbers() throws IOException {
    ScanResult result = pair(CheckpointWriter.harmless(), new byte[32]);
    assertThat(result.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(result.files())
        .extracting(ScanResult.Part::format)
        .containsExactlyInAnyOrder("tensor-data", "tensorflow-checkpoint");
  }

  @Test
  void numbersWithoutAnIndexAreNotUnderstood() throws IOException {
    Files.write(directory.resolve(NUMBERS), new byte[32]);
    assertThat(of(directory).verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void anIndexWithoutItsNumbersSaysWhatIsMissing() throws IOException {
    Files.write(directory.resolve(INDEX), CheckpointWriter.harmless());
    assertThat(Scans.rules(of(directory))).containsExactly("checkpoint-file-missing");
  }

  @Test
  void anIndexByItselfIsReadByItself() {
    assertThat(Scans.verdict(CheckpointWriter.harmless())).isEqualTo(Verdict.CLEAN);
  }

  /// The footer is filled up with zeros that nobody reads.
  @Test
  void noChangedByteLeavesAnIndexClean() {
    byte[] index = CheckpointWriter.harmless();
    for (int at = 0; at < index.length - FOOTER; at++) {
      byte[] changed = index.clone();
      changed[at] ^= 0x10;
      ScanResult result = Scans.of(changed);
      assertThat(result.verdict()).as("byte %d", at).isNotEqualTo(Verdict.CLEAN);
      assertThat(Scans.rules(result)).as("byte %d", at).doesNotContain("content-reader-failed");
    }
  }

  @Test
  void numbersThatDoNotHaveTheirChecksumAreNotClean() throws IOException {
    byte[] numbers = new byte[32];
    numbers[20] = 1;
    assertThat(Scans.rules(pair(CheckpointWriter.harmless(), numbers)))
        .containsExactly("checkpoint-tensor-outside");
  }

  @Test
  void aTensorBehindTheEndOfItsFileIsReported() throws IOException {
    assertThat(Scans.rules(pair(CheckpointWriter.harmless(), new byte[31])))
        .contains("checkpoint-tensor-outside");
  }

  @Test
  void aShapeThatNoFileHoldsIsADenialOfService() {
    byte[] huge = new CheckpointWriter().tensor("w", 1L << 40, 0, 16, 0).end();
    assertThat(Scans.verdict(huge)).isEqualTo(Verdict.DENIAL_OF_SERVICE);
    byte[] absurd = new CheckpointWriter().tensor("w", 1L << 62, 0, 1L << 62, 0).end();
    assertThat(Scans.verdict(absurd)).isEqualTo(Verdict.DENIAL_OF_SERVICE);
  }

  @Test
  void aSizeFarBeyondTheFileIsADenialOfService() throws IOException {
    byte[] index = new CheckpointWriter().tensor("w", 1L << 36, 0, 1L << 38, 0).end();
    assertThat(pair(index, new byte[32]).verdict()).isEqualTo(Verdict.DENIAL_OF_SERVICE);
  }

  @Test
  void anOffsetThatIsNegativeIsReported() {
    byte[] index = new CheckpointWriter().tensor("w", 4, -16, 16, 0).end();
    assertThat(Scans.rules(index)).containsExactly("checkpoint-tensor-outside");
  }

  @Test
  void tensorsOnEachOtherAreADenialOfService() throws IOException {
    int zeros = CheckpointWriter.masked(new byte[16]);
    byte[] index =
        new CheckpointWriter().tensor("a", 4, 0, 16, zeros).tensor("b", 4, 8, 16, zeros).end();
    assertThat(pair(index, new byte[24]).verdict()).isEqualTo(Verdict.DENIAL_OF_SERVICE);
  }

  @Test
  void whatNoTensorCoversIsReadByContent() throws IOException {
    byte[] numbers = Pickles.bare().raw(new byte[32]).raw(Pickles.harmful()).cut();
    ScanResult result = pair(CheckpointWriter.harmless(), numbers);
    assertThat(Scans.rules(result)).contains("checkpoint-gap");
    assertThat(result.verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void aPickleInThePlaceOfNumbersIsReadAsAPickle() throws IOException {
    ScanResult result = pair(CheckpointWriter.overPickle(), Pickles.harmful());
    assertThat(result.verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void aBlockThatClaimsToUnpackToFarTooMuchIsADenialOfService() {
    byte[] claim = new ByteWriter().varint(1L << 31).u8(0, 0).toBytes();
    assertThat(Scans.rules(new CheckpointWriter().asBlock(1, claim).end()))
        .containsExactly("checkpoint-bomb");
  }

  @Test
  void aBlockThatIsNotCompressedAsItSaysIsNotUnderstood() {
    byte[] claim = new ByteWriter().varint(30).u8(0xfe, 0xff, 0xff, 1, 2).toBytes();
    assertThat(Scans.rules(new CheckpointWriter().asBlock(1, claim).end()))
        .containsExactly("checkpoint-broken");
  }

  @Test
  void keysOutOfTheirOrderAreNotUnderstood() {
    byte[] index = new CheckpointWriter().tensor("b", 0, 0, 0, 0).tensor("a", 0, 0, 0, 0).end();
    assertThat(Scans.rules(index)).containsExactly("checkpoint-broken");
  }

  @Test
  void aTensorNamedLikeAPathIsSuspicious() {
    for (String name : List.of("../../etc/cron.d/x", "/etc/passwd")) {
      byte[] index = new CheckpointWriter().tensor(name, 0, 0, 0, 0).end();
      assertThat(Scans.verdict(index)).as(name).isEqualTo(Verdict.SUSPICIOUS);
    }
  }

  @Test
  void anUnknownTypeOfNumberIsNotUnderstood() {
    byte[] index = new CheckpointWriter().entry("w", CheckpointWriter.tensor(99, 1, 0, 4, 0)).end();
    assertThat(Scans.rules(index)).containsExactly("checkpoint-broken");
  }

  @Test
  void aTableOfSomethingElseIsNotClean() {
    byte[] table = new CheckpointWriter().asBlock(0, new byte[] {0, 1, 1, 'k', 'v'}).end();
    assertThat(Scans.verdict(table)).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void aStateFileThatLeadsToTheNetworkIsAMatterOfPolicy() {
    assertThat(
            Scanned.of("checkpoint", "model_checkpoint_path: \"gs://bucket/m.ckpt\"\n").verdict())
        .isEqualTo(Verdict.POLICY);
    assertThat(Scanned.of("checkpoint", "model_checkpoint_path: \"../../m.ckpt\"\n").verdict())
        .isEqualTo(Verdict.POLICY);
    assertThat(Scanned.of("checkpoint", "model_checkpoint_path: \"/tmp/m.ckpt\"\n").verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  /// In an archive the numbers may come before the index.
  @Test
  void aCheckpointInAnArchiveIsClean() throws IOException {
    byte[] index = CheckpointWriter.harmless();
    byte[] tar = new Tars().file("m/" + NUMBERS, new byte[32]).file("m/" + INDEX, index).end();
    byte[] zip =
        new Zips().deflated("m/" + NUMBERS, new byte[32]).deflated("m/" + INDEX, index).end();
    for (byte[] archive : List.of(tar, zip, gzip(tar))) {
      ScanResult result = Scans.of(archive);
      assertThat(result.findings()).isEmpty();
    }
  }

  @Test
  void numbersInAnArchiveWithoutTheirIndexAreNotUnderstood() {
    assertThat(Scans.verdict(Tars.of("m/" + NUMBERS, new byte[32])))
        .isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  private static byte[] gzip(byte[] data) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var packed = new GZIPOutputStream(out)) {
      packed.write(data);
    }
    return out.toByteArray();
  }
}
