package dev.trivet.artifact.integrity.stated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckStatedTest {
  private static final String HELLO =
      "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03";
  private static final String EMPTY =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
  private static final String HELLO_IN_GIT = "ce013625030ba8dba906f756967f9e9ca394464a";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void files() throws IOException {
    Files.writeString(folder.resolve("hello.txt"), "hello\n");
    Files.writeString(folder.resolve("empty"), "");
  }

  private static List<StatedDigest> read(String text) throws Malformed {
    return ReadSums.of(Octets.utf8(text), "own.bin");
  }

  private StatedResult check(String text) throws Malformed, IOException {
    return CheckStated.bySums(folder, read(text), folder.resolve("SHA256SUMS"));
  }

  @Test
  void whereNothingIsStatedTheRefusalSaysSo() throws IOException {
    StatedResult result = CheckStated.byHub(folder);
    assertThat(result.holds()).isFalse();
    assertThat(result.reasons()).singleElement().asString().contains("none is stated");
  }

  @Test
  void theFormsOfGnuAndOfBsdMeanTheSame() throws Malformed {
    List<StatedDigest> gnu = read(HELLO + "  ./a b\n" + EMPTY + " *c\r\n");
    List<StatedDigest> bsd = read("SHA256 (a b) = " + HELLO + "\nSHA256 (c) = " + EMPTY + "\n");
    assertThat(gnu).isEqualTo(bsd).hasSize(2);
  }

  @Test
  void escapedNamesAreRead() throws Malformed {
    assertThat(read("\\" + HELLO + "  a\\nb\\\\c").getFirst().name()).isEqualTo("a\nb\\c");
    assertThat(read(HELLO + "  a\\nb").getFirst().name()).isEqualTo("a\\nb");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "/etc/passwd", "a/../../b", "a//b", ".", "a/", "./../x"})
  void aNameThatLeadsOutIsRefused(String name) {
    assertThatThrownBy(() -> read(HELLO + "  " + name)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "hello",
        "d41d8cd98f00b204e9800998ecf8427e  md5",
        "MD5 (a) = d41d8cd98f00b204e9800998ecf8427e",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709  sha1",
        "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be0312  length"
      })
  void whatIsNoChecksumFileIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(Malformed.class);
  }

  @Test
  void aFileThatIsListedTwiceIsRefused() {
    assertThatThrownBy(() -> read(HELLO + "  a\n" + EMPTY + "  ./a\n"))
        .hasMessageContaining("once more");
  }

  @Test
  void everyListedFileMustBeThereAsListedAndOthersAreNamed() throws Malformed, IOException {
    StatedResult whole = check(HELLO + "  hello.txt\n");
    assertThat(whole.holds()).isTrue();
    assertThat(whole.uncovered()).containsExactly("empty");
    StatedResult wrong = check(EMPTY + "  hello.txt\n" + EMPTY + "  gone\n" + EMPTY + "  empty\n");
    assertThat(wrong.holds()).isFalse();
    assertThat(wrong.checked()).isEqualTo(1);
    assertThat(wrong.reasons())
        .extracting(Reason::step)
        .containsExactlyInAnyOrder(Step.CHANGED, Step.MISSING);
  }

  @Test
  void aFileByItselfNeedsItsOwnLine() throws Malformed, IOException {
    Path file = folder.resolve("hello.txt");
    Path sums = folder.resolve("SHA256SUMS");
    assertThat(CheckStated.bySums(file, read(HELLO + "  dist/hello.txt"), sums).holds()).isTrue();
    assertThat(CheckStated.bySums(file, read(HELLO + "  other.txt"), sums).holds()).isFalse();
  }

  @Test
  void aListedLinkThatLeadsOutIsNotFollowed() throws Malformed, IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    Files.createSymbolicLink(inside.resolve("link"), folder.resolve("hello.txt"));
    StatedResult result =
        CheckStated.bySums(inside, read(HELLO + "  link"), folder.resolve("SHA256SUMS"));
    assertThat(result.holds()).isFalse();
  }

  @Test
  void thePointerOfGitLfsStandsForTheFile() throws Malformed {
    String pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + HELLO + "\nsize 6\n";
    StatedDigest stated = read(pointer).getFirst();
    assertThat(stated.name()).isEqualTo("own.bin");
    assertThat(stated.digest().hex()).isEqualTo(HELLO);
    assertThatThrownBy(() -> read(pointer.replace("sha256:5", "sha256:g")))
        .isInstanceOf(Malformed.class);
  }

  @Test
  void aHubCacheNamesItsFilesByTheirDigests() throws IOException {
    Path cache = folder.resolve("models--org--name");
    Path blobs = Files.createDirectories(cache.resolve("blobs"));
    Path snapshot = Files.createDirectories(cache.resolve("snapshots/abc"));
    Files.writeString(blobs.resolve(HELLO), "hello\n");
    Files.writeString(blobs.resolve(HELLO_IN_GIT), "hello\n");
    Files.createSymbolicLink(snapshot.resolve("model.bin"), Path.of("../../blobs/" + HELLO));
    Files.createSymbolicLink(snapshot.resolve("a.json"), Path.of("../../blobs/" + HELLO_IN_GIT));
    assertThat(CheckStated.byHub(snapshot).holds()).isTrue();
    assertThat(CheckStated.byHub(cache).checked()).isEqualTo(4);
    Files.writeString(blobs.resolve(HELLO), "jello\n");
    assertThat(CheckStated.byHub(snapshot).reasons())
        .singleElement()
        .satisfies(reason -> assertThat(reason.where()).isEqualTo("model.bin"));
  }

  @Test
  void aPlainDownloadKeepsItsDigestsInMetadata() throws IOException {
    Path metadata = Files.createDirectories(folder.resolve(".cache/huggingface/download"));
    Files.writeString(metadata.resolve("hello.txt.metadata"), "rev\n" + HELLO + "\n1700000000.0\n");
    StatedResult result = CheckStated.byHub(folder);
    assertThat(result.holds()).isTrue();
    assertThat(result.uncovered()).containsExactly("empty");
    Files.writeString(folder.resolve("hello.txt"), "changed");
    assertThat(CheckStated.byHub(folder).holds()).isFalse();
  }

  @Test
  void anImageLayoutNamesItsBlobsByTheirDigests() throws IOException {
    Path layout = folder.resolve("image");
    Path blobs = Files.createDirectories(layout.resolve("blobs/sha256"));
    Files.writeString(layout.resolve("oci-layout"), "{}");
    Files.writeString(blobs.resolve(HELLO), "hello\n");
    assertThat(CheckStated.byHub(layout).holds()).isTrue();
    Files.writeString(blobs.resolve(EMPTY), "not empty");
    assertThat(CheckStated.byHub(layout).holds()).isFalse();
  }

  @Test
  void whereNothingIsStatedNothingHolds() throws IOException {
    assertThat(CheckStated.byHub(folder).holds()).isFalse();
  }
}
