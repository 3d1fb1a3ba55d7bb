package dev.trivet.artifact.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZMethod;
import org.apache.commons.compress.archivers.sevenz.SevenZOutputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SevenZipReaderTest {
  @TempDir Path directory;

  private byte[] archive(SevenZMethod method, byte[]... entries) throws IOException {
    Path file = directory.resolve("a.7z");
    try (var out = new SevenZOutputFile(file.toFile())) {
      out.setContentCompression(method);
      for (byte[] bytes : entries) {
        var entry = new SevenZArchiveEntry();
        entry.setName("models/m.bin");
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
      }
    }
    return Files.readAllBytes(file);
  }

  @ParameterizedTest
  @EnumSource(
      value = SevenZMethod.class,
      names = {"COPY", "LZMA", "LZMA2", "DEFLATE", "BZIP2"})
  void whatIsInAnArchiveIsReadWhateverItsCompression(SevenZMethod method) throws IOException {
    assertThat(Scans.verdict(archive(method, Pickles.harmful()))).isEqualTo(Verdict.MALICIOUS);
    assertThat(Scans.verdict(archive(method, Pickles.harmless()))).isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @EnumSource(
      value = SevenZMethod.class,
      names = {"COPY", "LZMA2"})
  void ofTwoEntriesWithOneNameBothAreRead(SevenZMethod method) throws IOException {
    byte[] twins = archive(method, Pickles.harmless(), Pickles.harmful());
    assertThat(Scans.verdict(twins)).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void entriesThatAreReachedOnlyThroughManyOthersAreSaidToBeUnread() throws IOException {
    byte[][] entries = new byte[200][];
    Arrays.fill(entries, new byte[1 << 20]);
    ScanResult result = Scans.of(archive(SevenZMethod.LZMA2, entries));
    assertThat(Scans.rules(result)).contains("archive-unread-entry");
    assertThat(result.verdict()).isNotEqualTo(Verdict.CLEAN);
  }
}
