package dev.trivet.artifact.archive;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.scan.ScanResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Zip archives, honest and otherwise.
class ZipReaderTest {
  private static final byte[] GOOD = Pickles.harmless();
  private static final byte[] EVIL = Pickles.harmful();
  private static final byte[] NOTE = "a note".getBytes(StandardCharsets.UTF_8);

  @Test
  void entriesAreReadStoredAndCompressed() {
    assertThat(Scans.verdict(new Zips().stored("a", GOOD).deflated("b", GOOD).end()))
        .isEqualTo(CLEAN);
    ScanResult stored = Scans.of(new Zips().stored("a", GOOD).stored("x/b", EVIL).end());
    ScanResult deflated = Scans.of(new Zips().stored("a", GOOD).deflated("x/b", EVIL).end());
    assertThat(stored.findings().getFirst().where()).isEqualTo("file!/x/b");
    assertThat(deflated.verdict()).isEqualTo(MALICIOUS);
    assertThat(stored.format()).isEqualTo("zip");
  }

  @Test
  void archivesInArchivesAreRead() {
    byte[] nested = EVIL;
    for (int i = 0; i < 5; i++) {
      nested = i % 2 == 0 ? Zips.of("inner", nested) : new Zips().deflated("inner", nested).end();
    }
    assertThat(Scans.verdict(nested)).isEqualTo(MALICIOUS);
  }

  @Test
  void archivesNestedWithoutEndAreABomb() {
    byte[] nested = NOTE;
    for (int i = 0; i < 40; i++) {
      nested = Zips.of("inner", nested);
    }
    assertThat(Scans.rules(nested)).contains("limit-depth");
    assertThat(Scans.verdict(nested)).isEqualTo(DENIAL_OF_SERVICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/x", "a/../../x", "..\\x", "C:\\x", "\\\\host\\x"})
  void namesThatLeadOutAreMalicious(String name) {
    assertThat(Scans.rules(Zips.of(name, NOTE))).contains("archive-traversal");
  }

  @Test
  void namesWithPointsInThemAreFine() {
    assertThat(Scans.verdict(Zips.of("a..b/...c/x", NOTE))).isEqualTo(CLEAN);
  }

  @Test
  void ofTwoEntriesOfOneNameBothAreRead() {
    byte[] archive = new Zips().stored("data.pkl", EVIL).stored("data.pkl", GOOD).end();
    assertThat(Scans.rules(archive)).contains("archive-duplicate-entry", "pickle-gadget");
  }

  @Test
  void anEntryThatIsInNoDirectoryIsRead() {
    byte[] archive =
        new Zips()
            .stored("a", GOOD)
            .local("b", 0, EVIL, EVIL.length, Zips.crc(EVIL))
            .stored("c", GOOD)
            .end();
    assertThat(Scans.rules(archive)).contains("zip-hidden-entry", "pickle-gadget");
  }

  @Test
  void anArchiveWithoutDirectoryIsReadByItsLocalHeaders() {
    byte[] whole = new Zips().stored("a", EVIL).end();
    byte[] cut = Arrays.copyOf(whole, whole.length - 60);
    assertThat(Scans.rules(cut)).contains("archive-broken", "pickle-gadget");
  }

  @Test
  void aLocalHeaderThatDiffersIsSaidAndBothAreRead() {
    byte[] renamed = new Zips().locallyNamed("other.txt").stored("data.pkl", EVIL).end();
    assertThat(Scans.rules(renamed)).contains("zip-headers-differ", "pickle-gadget");
  }

  @Test
  void anEndRecordInTheCommentOfAnotherIsTwoDirectories() {
    byte[] other = Zips.of("a", EVIL);
    byte[] archive =
        new Zips()
            .raw(other)
            .stored("b", GOOD)
            .end(Arrays.copyOfRange(other, other.length - 22, other.length));
    assertThat(Scans.rules(archive)).contains("zip-two-directories");
    byte[] joined = new Zips().stored("b", GOOD).end(other);
    assertThat(Scans.verdict(joined)).isEqualTo(MALICIOUS);
  }

  @Test
  void aWrongCountHidesNothing() {
    byte[] archive = new Zips().claiming(-1).stored("a", EVIL).end();
    assertThat(Scans.rules(archive)).contains("zip-count-differs", "pickle-gadget");
  }

  @Test
  void flagsOfEncryptionHideNothing() {
    byte[] central = new Zips().flags(1, 0).stored("a", EVIL).end();
    byte[] local = new Zips().flags(0, 1).stored("a", EVIL).end();
    byte[] patched = new Zips().flags(1 << 5, 1 << 5).stored("a", EVIL).end();
    for (byte[] archive : List.of(central, local, patched)) {
      assertThat(Scans.rules(archive)).contains("zip-encrypted-flag", "pickle-gadget");
    }
  }

  @Test
  void aWrongChecksumHidesNothing() {
    byte[] archive = new Zips().badCrc().stored("a", EVIL).end();
    assertThat(Scans.rules(archive)).contains("zip-bad-crc", "pickle-gadget");
    assertThat(Scans.verdict(new Zips().badCrc().stored("a", GOOD).end()))
        .isEqualTo(NOT_UNDERSTOOD);
  }

  @Test
  void whatStandsBeforeAndBehindIsRead() {
    byte[] before = new Zips().raw(EVIL).stored("a", GOOD).end();
    byte[] behind = Arrays.copyOf(Zips.of("a", GOOD), Zips.of("a", GOOD).length + EVIL.length);
    System.arraycopy(EVIL, 0, behind, behind.length - EVIL.length, EVIL.length);
    assertThat(Scans.verdict(before)).isEqualTo(MALICIOUS);
    assertThat(Scans.verdict(behind)).isEqualTo(MALICIOUS);
  }

  @Test
  void anArchiveAppendedToAnythingIsRead() {
    byte[] archive = Zips.of("a", EVIL);
    byte[] carrier = new byte[500 + archive.length];
    Arrays.fill(carrier, 0, 500, (byte) 0xfe);
    System.arraycopy(archive, 0, carrier, 500, archive.length);
    assertThat(Scans.verdict(carrier)).isEqualTo(MALICIOUS);
  }

  @Test
  void entriesThatShareBytesAreABomb() {
    byte[] kernel = new byte[10_000];
    Zips zip = new Zips().deflated("0", kernel);
    for (int i = 1; i < 100; i++) {
      zip.directoryEntry("n" + i, 8, zip.size() - 31, kernel.length, Zips.crc(kernel), 0);
    }
    assertThat(Scans.rules(zip.end())).contains("zip-overlap");
  }

  @Test
  void aSizeThatNoCompressionReachesIsABomb() {
    byte[] archive = new Zips().entry("a", 8, new byte[] {3, 0}, 0x7fff_ffffL, 0).end();
    assertThat(Scans.verdict(archive)).isEqualTo(DENIAL_OF_SERVICE);
  }

  @Test
  void zerosCompressWellAndAreNoBomb() {
    assertThat(Scans.rules(new Zips().deflated("zeros", new byte[5_000_000]).end()))
        .containsExactly("content-unrecognised");
  }

  @Test
  void aLinkThatLeadsOutIsMalicious() {
    byte[] out =
        new Zips()
            .unixMode(0120777)
            .stored("l", "../../etc".getBytes(StandardCharsets.UTF_8))
            .end();
    byte[] in =
        new Zips()
            .unixMode(0120777)
            .stored("l", "x".getBytes(StandardCharsets.UTF_8))
            .stored("x", NOTE)
            .end();
    assertThat(Scans.verdict(out)).isEqualTo(MALICIOUS);
    assertThat(Scans.verdict(in)).isEqualTo(NOT_UNDERSTOOD);
  }

  @Test
  void aMethodNobodyReadsIsSaid() {
    byte[] archive = new Zips().method("a", 98, new byte[] {1, 2, 3}).end();
    assertThat(Scans.rules(archive)).contains("archive-unread-entry");
  }

  @Test
  void anEmptyArchiveIsClean() {
    assertThat(Scans.verdict(new Zips().end())).isEqualTo(CLEAN);
  }
}
