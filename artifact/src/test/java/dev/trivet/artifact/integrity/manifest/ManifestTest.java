package dev.trivet.artifact.integrity.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.Serialization.ByFile;
import dev.trivet.artifact.integrity.manifest.Serialization.ByShard;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @TempDir private Path folder = Path.of("");

  private Manifest manifest(Serialization serialization, int threads)
      throws IOException, StepFailed {
    ModelFiles found =
        ListFiles.of(folder, IgnoredPaths.standard(), Links.REFUSE, Optional.empty());
    return Manifest.of(found.files(), serialization, new HashRanges(threads));
  }

  @Test
  void theDigestIsThatOfWhatSha256sumPrints() throws IOException, StepFailed {
    Files.writeString(folder.resolve("b"), "hello\n");
    Files.writeString(Files.createDirectory(folder.resolve("a")).resolve("c"), "");
    Manifest manifest = manifest(new ByFile(), 1);
    assertThat(manifest.sums())
        .isEqualTo(
            """
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a/c
            5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  b
            """);
    assertThat(manifest.digest(Manifest.Shape.DIRECTORY).value())
        .isEqualTo("sha256:" + Octets.utf8(manifest.sums()).sha256().hex());
  }

  @Test
  void namesThatWouldBreakALineAreEscaped() throws IOException, StepFailed {
    Files.writeString(folder.resolve("a\nb\\c"), "");
    assertThat(manifest(new ByFile(), 1).sums()).startsWith("\\e3b0").endsWith("  a\\nb\\\\c\n");
  }

  @Test
  void anyNumberOfThreadsAndAnyShardsSeeTheSameBytes() {
    Seeds.forAll(
        15,
        random -> {
          try {
            Path file = folder.resolve("f" + random.nextInt(3));
            byte[] bytes = new byte[random.nextInt(600_000)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            long size = 1_024L + random.nextInt(400_000);
            Manifest one = manifest(new ByShard(size), 1);
            Manifest two = manifest(new ByShard(size), 3);
            assertThat(two).isEqualTo(one);
            assertThat(one.files()).isEqualTo(manifest(new ByFile(), 2).resources());
            String name = file.getFileName().toString();
            for (Resource resource : one.resources()) {
              String[] parts = resource.name().split(":");
              if (parts[0].equals(name)) {
                int from = Integer.parseInt(parts[1]);
                int to = Integer.parseInt(parts[2]);
                Octets part = Octets.of(Arrays.copyOfRange(bytes, from, to));
                assertThat(resource.digest()).isEqualTo(part.sha256());
              }
            }
          } catch (IOException | StepFailed e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void oneLookGivesTheDigestOfTheWholeAndOfEachPiece() {
    Seeds.forAll(
        50,
        random -> {
          byte[] content = new byte[random.nextInt(900_000)];
          random.nextBytes(content);
          int size = 1024 + random.nextInt(600_000);
          Bytes bytes = Bytes.of(content);
          var digests = DigestBytes.pieces(bytes, size);
          var each = new ArrayList<Octets>();
          for (int from = 0; content.length > size && from < content.length; from += size) {
            int length = Math.min(size, content.length - from);
            each.add(DigestBytes.sha256(bytes.slice(from, length)));
          }
          assertThat(digests.whole()).isEqualTo(DigestBytes.sha256(bytes));
          assertThat(digests.pieces()).isEqualTo(each);
        });
  }

  @Test
  void filesAreSortedAsUtf8Sorts() {
    Seeds.forAll(
        200,
        random -> {
          var names = new ArrayList<String>();
          for (int i = 0; i < 6; i++) {
            int first =
                random.nextBoolean() ? 0x1f600 + random.nextInt(9) : 0xffe0 + random.nextInt(9);
            names.add(Character.toString(first) + (char) ('a' + random.nextInt(3)));
          }
          List<String> byBytes =
              names.stream()
                  .sorted(
                      Comparator.comparing(n -> Octets.utf8(n).bytes(), Arrays::compareUnsigned))
                  .toList();
          names.sort(ListFiles::byCodePoint);
          assertThat(names).isEqualTo(byBytes);
        });
  }

  @Test
  void onlyGitsFilesAtTheTopAreIgnored() throws IOException {
    Files.writeString(Files.createDirectory(folder.resolve(".git")).resolve("x"), "");
    Files.writeString(folder.resolve(".gitignore"), "");
    Files.writeString(Files.createDirectory(folder.resolve("sub")).resolve(".gitignore"), "");
    ModelFiles found =
        ListFiles.of(folder, IgnoredPaths.standard(), Links.REFUSE, Optional.empty());
    assertThat(found.files()).extracting(ModelFile::name).containsExactly("sub/.gitignore");
    assertThat(found.ignored()).containsExactly(".git", ".gitignore");
  }

  @Test
  void aPathThatWouldHideEverythingCannotBeIgnored() {
    for (String path :
        List.of(".", "", "/", "..", "../x", "/etc", "a/../b", "a//b", "*.bin", "a?")) {
      assertThatThrownBy(() -> IgnoredPaths.standard().and(List.of(path)))
          .as(path)
          .isInstanceOf(Malformed.class);
    }
  }
}
