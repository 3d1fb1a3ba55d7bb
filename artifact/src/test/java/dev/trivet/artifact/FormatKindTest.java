package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What kind of format every name stands for.
class FormatKindTest {
  private static final byte[] ELF =
      new ByteWriter().u8(0x7f).ascii("ELF").u8(2, 1, 1).zeros(57).toBytes();

  @Test
  void everyFormatAReaderCanAnswerWithIsListedOnce() {
    assertThat(FormatReaders.all(List.of()))
        .flatExtracting(FormatReader::formats)
        .allSatisfy(format -> assertThat(FormatKind.listed(format)).as(format).isOne());
    assertThat(Stream.of(ScanResult.DIRECTORY, ReadContents.UNKNOWN, "empty"))
        .allSatisfy(format -> assertThat(FormatKind.listed(format)).as(format).isOne());
  }

  @Test
  void everyReaderAnswersWithItsOwnName() {
    assertThat(FormatReaders.all(List.of()))
        .allSatisfy(reader -> assertThat(reader.formats()).contains(reader.format()));
  }

  @Test
  void machineCodeIsCodeUnderEveryName() {
    assertThat(FormatKind.of(Scans.named("lib.so", ELF))).isEqualTo(FormatKind.CODE_CAPABLE);
  }

  @Test
  void aBuriedPickleIsCode() {
    byte[] buried = Pickles.bare().raw(new byte[100]).raw(Pickles.harmful()).cut();
    ScanResult result = Scans.of(buried);
    assertThat(result.format()).isEqualTo("buried-pickle");
    assertThat(FormatKind.of(result)).isEqualTo(FormatKind.CODE_CAPABLE);
  }
}
