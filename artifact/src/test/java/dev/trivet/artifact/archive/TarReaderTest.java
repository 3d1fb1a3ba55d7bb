package dev.trivet.artifact.archive;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.pickle.Pickles;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Tar archives, honest and otherwise.
class TarReaderTest {
  private static final byte[] NOTE = "a note".getBytes(StandardCharsets.UTF_8);

  @Test
  void entriesAreRead() {
    assertThat(Scans.verdict(new Tars().file("a", Pickles.harmless()).file("b", NOTE).end()))
        .isEqualTo(CLEAN);
    assertThat(Scans.verdict(new Tars().file("a", NOTE).file("b", Pickles.harmful()).end()))
        .isEqualTo(MALICIOUS);
  }

  @Test
  void linksAndDevicesThatReachOutAreMalicious() {
    assertThat(Scans.rules(new Tars().entry('2', "l", "/etc/passwd", new byte[0]).end()))
        .contains("archive-link-leads-out");
    assertThat(Scans.rules(new Tars().entry('2', "a/l", "../../x", new byte[0]).end()))
        .contains("archive-link-leads-out");
    assertThat(Scans.rules(new Tars().entry('1', "l", "../x", new byte[0]).end()))
        .contains("archive-link-leads-out");
    assertThat(Scans.rules(new Tars().entry('3', "d", "", new byte[0]).end()))
        .contains("archive-device");
    assertThat(Scans.rules(new Tars().entry('6', "p", "", new byte[0]).end()))
        .contains("archive-device");
    assertThat(Scans.rules(new Tars().file("../x", NOTE).end())).contains("archive-traversal");
  }

  @Test
  void aLinkWithinTheArchiveIsOnlySaid() {
    assertThat(Scans.rules(new Tars().entry('2', "a/l", "../b", new byte[0]).end()))
        .containsExactly("archive-link");
  }

  @Test
  void longNamesAndRecordsBeforeAnEntryCount() {
    byte[] gnu =
        new Tars()
            .entry('L', "x", "", "../long\0".getBytes(StandardCharsets.UTF_8))
            .file("short", NOTE)
            .end();
    byte[] pax =
        new Tars()
            .entry('x', "x", "", "15 path=../pax\n".getBytes(StandardCharsets.UTF_8))
            .file("short", NOTE)
            .end();
    assertThat(Scans.rules(gnu)).contains("archive-traversal");
    assertThat(Scans.rules(pax)).contains("archive-traversal");
  }

  @Test
  void entriesBehindTheEndAreRead() {
    byte[] hidden = new Tars().file("b", Pickles.harmful()).end();
    byte[] archive = new Tars().file("a", NOTE).end();
    byte[] both = Arrays.copyOf(archive, archive.length + hidden.length);
    System.arraycopy(hidden, 0, both, archive.length, hidden.length);
    assertThat(Scans.rules(both)).contains("archive-extra-data", "pickle-gadget");
  }

  @Test
  void aWrongChecksumInTheMiddleHidesNothing() {
    byte[] archive = new Tars().file("a", NOTE).file("b", Pickles.harmful()).end();
    archive[1024 + 10] ^= 1;
    assertThat(Scans.rules(archive)).contains("archive-broken");
  }
}
