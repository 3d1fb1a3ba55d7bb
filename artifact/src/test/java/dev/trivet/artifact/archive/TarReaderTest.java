package dev.trivet.artifact.archive;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.pickle.Pickles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Tar archives, honest and otherwise.
class TarReaderTest {
  private static final byte[] NOTE = "a note".getBytes(StandardCharsets.UTF_8);

  /// Writes one archive.
  private static final class Tar {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Tar entry(char type, String name, String link, byte[] data) {
      byte[] header = new byte[512];
      put(header, 0, name);
      put(header, 100, "0000644");
      put(header, 124, "%011o".formatted(data.length));
      put(header, 136, "00000000000");
      header[156] = (byte) type;
      put(header, 157, link);
      put(header, 257, "ustar");
      put(header, 263, "00");
      Arrays.fill(header, 148, 156, (byte) ' ');
      int sum = 0;
      for (byte b : header) {
        sum += b & 0xff;
      }
      put(header, 148, "%06o".formatted(sum));
      header[154] = 0;
      out.writeBytes(header);
      out.writeBytes(Arrays.copyOf(data, (data.length + 511) / 512 * 512));
      return this;
    }

    Tar file(String name, byte[] data) {
      return entry('0', name, "", data);
    }

    byte[] end() {
      out.writeBytes(new byte[1024]);
      return out.toByteArray();
    }

    private static void put(byte[] header, int at, String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      System.arraycopy(bytes, 0, header, at, bytes.length);
    }
  }

  @Test
  void entriesAreRead() {
    assertThat(Scans.verdict(new Tar().file("a", Pickles.harmless()).file("b", NOTE).end()))
        .isEqualTo(CLEAN);
    assertThat(Scans.verdict(new Tar().file("a", NOTE).file("b", Pickles.harmful()).end()))
        .isEqualTo(MALICIOUS);
  }

  @Test
  void linksAndDevicesThatReachOutAreMalicious() {
    assertThat(Scans.rules(new Tar().entry('2', "l", "/etc/passwd", new byte[0]).end()))
        .contains("archive-link-leads-out");
    assertThat(Scans.rules(new Tar().entry('2', "a/l", "../../x", new byte[0]).end()))
        .contains("archive-link-leads-out");
    assertThat(Scans.rules(new Tar().entry('1', "l", "../x", new byte[0]).end()))
        .contains("archive-link-leads-out");
    assertThat(Scans.rules(new Tar().entry('3', "d", "", new byte[0]).end()))
        .contains("archive-device");
    assertThat(Scans.rules(new Tar().entry('6', "p", "", new byte[0]).end()))
        .contains("archive-device");
    assertThat(Scans.rules(new Tar().file("../x", NOTE).end())).contains("archive-traversal");
  }

  @Test
  void aLinkWithinTheArchiveIsOnlySaid() {
    assertThat(Scans.rules(new Tar().entry('2', "a/l", "../b", new byte[0]).end()))
        .containsExactly("archive-link");
  }

  @Test
  void longNamesAndRecordsBeforeAnEntryCount() {
    byte[] gnu =
        new Tar()
            .entry('L', "x", "", "../long\0".getBytes(StandardCharsets.UTF_8))
            .file("short", NOTE)
            .end();
    byte[] pax =
        new Tar()
            .entry('x', "x", "", "15 path=../pax\n".getBytes(StandardCharsets.UTF_8))
            .file("short", NOTE)
            .end();
    assertThat(Scans.rules(gnu)).contains("archive-traversal");
    assertThat(Scans.rules(pax)).contains("archive-traversal");
  }

  @Test
  void entriesBehindTheEndAreRead() {
    byte[] hidden = new Tar().file("b", Pickles.harmful()).end();
    byte[] archive = new Tar().file("a", NOTE).end();
    byte[] both = Arrays.copyOf(archive, archive.length + hidden.length);
    System.arraycopy(hidden, 0, both, archive.length, hidden.length);
    assertThat(Scans.rules(both)).contains("archive-extra-data", "pickle-gadget");
  }

  @Test
  void aWrongChecksumInTheMiddleHidesNothing() {
    byte[] archive = new Tar().file("a", NOTE).file("b", Pickles.harmful()).end();
    archive[1024 + 10] ^= 1;
    assertThat(Scans.rules(archive)).contains("archive-broken");
  }
}
