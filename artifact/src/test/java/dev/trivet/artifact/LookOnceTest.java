package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.artifact.ScanArtifacts.Grouping;
import dev.trivet.artifact.ScanArtifacts.Target;
import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.bytes.OpenFile;
import dev.trivet.artifact.integrity.CheckSignature;
import dev.trivet.artifact.integrity.DigestModel;
import dev.trivet.artifact.integrity.SignAs;
import dev.trivet.artifact.integrity.SignModel;
import dev.trivet.artifact.integrity.SignOptions;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Verification;
import dev.trivet.artifact.integrity.VerifyModel;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.Serialization;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scan, digest and verification of a model by one read of it.
class LookOnceTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final HashRanges HASH = new HashRanges(2);

  /// Long after every file of a test was written.
  private static final InstantSource LATER = () -> Instant.now().plusSeconds(60);

  private static final ScanArtifacts SCAN = scan(FormatReaders.all(List.of()));

  @TempDir private Path folder = Path.of("");
  private final SigningKey key = key();

  private static ScanArtifacts scan(List<FormatReader> readers) {
    return new ScanArtifacts(readers, Limits.STANDARD, 2, System::nanoTime);
  }

  private static SigningKey key() {
    try {
      return SigningKey.ofPem("key", NewKey.draw(new SecureRandom()).secret());
    } catch (Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  private Trust trust() {
    return new Trust.OfKey(key.verification());
  }

  private LookOnce look(OpenFile open) {
    return new LookOnce(SCAN, Optional.of(new CheckSignature(trust(), NOW)), open, LATER);
  }

  private Looked look(Path model) throws IOException {
    return look(MappedFile::copyOrMap).at(model, "model", SignatureFile.of(model));
  }

  /// A directory with files at several depths, some of them ignored by whoever signs.
  private Path model(RandomGenerator random) throws IOException {
    Path model = Files.createTempDirectory(folder, "model");
    Files.writeString(model.resolve("config.json"), "{\"architectures\": [\"A\"]}");
    Files.writeString(Files.createDirectories(model.resolve(".git")).resolve("HEAD"), "ref");
    Files.writeString(Files.createDirectories(model.resolve("cache")).resolve("note.txt"), "n");
    Files.writeString(model.resolve("empty.txt"), "");
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      byte[] content = new byte[random.nextInt(9_000)];
      random.nextBytes(content);
      Files.write(model.resolve("weights-" + i + ".bin"), content);
    }
    return model;
  }

  private void sign(Path model, RandomGenerator random) throws IOException {
    Serialization serialization =
        random.nextBoolean() ? new Serialization.ByFile() : new Serialization.ByShard(1_024);
    List<String> ignored = random.nextBoolean() ? List.of("cache") : List.of();
    new SignModel(SignAs.key(key), HASH)
        .sign(
            model, SignatureFile.of(model), new SignOptions(serialization, Links.REFUSE, ignored));
  }

  @Test
  void oneLookSaysWhatThreeWouldSay() {
    Seeds.forAll(
        40,
        random -> {
          try {
            Path model = model(random);
            if (random.nextInt(4) > 0) {
              sign(model, random);
            }
            if (random.nextInt(3) == 0) {
              Files.writeString(model.resolve("added.txt"), "later");
            }
            Looked looked = look(model);
            Path signature = SignatureFile.of(model);
            assertThat(looked.scan())
                .isEqualTo(
                    SCAN.scan(List.of(new Target(model, "model")), Grouping.BY_TARGET).getFirst());
            assertThat(looked.verification())
                .contains(new VerifyModel(trust(), NOW, HASH).verify(model, signature, List.of()));
            var digested = new DigestModel(HASH).of(model, List.of());
            assertThat(looked.digest()).isEqualTo(digested.model());
            assertThat(looked.manifest()).isEqualTo(digested.manifest());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void everyFileIsOpenedOnceWhateverIsAskedOfIt() throws IOException {
    Path model = model(Seeds.random(3));
    Files.write(model.resolve("large.bin"), new byte[50_000]);
    new SignModel(SignAs.key(key), HASH)
        .sign(
            model,
            SignatureFile.of(model),
            new SignOptions(new Serialization.ByShard(1_024), Links.FOLLOW, List.of("cache")));
    Map<Path, Integer> opened = new ConcurrentHashMap<>();
    Looked looked =
        look(
                file -> {
                  opened.merge(file, 1, Integer::sum);
                  return MappedFile.copyOrMap(file);
                })
            .at(model, "model", SignatureFile.of(model));

    assertThat(looked.verification()).containsInstanceOf(Verification.Verified.class);
    Map<Path, Integer> once = new HashMap<>();
    try (var files = Files.walk(model.toRealPath())) {
      files.filter(Files::isRegularFile).forEach(file -> once.put(file, 1));
    }
    assertThat(opened).isEqualTo(once);
  }

  @Test
  void aFileUnderTwoNamesIsOpenedOnceAndScannedUnderBoth() throws IOException {
    Path model = Files.createDirectories(folder.resolve("linked"));
    Files.writeString(model.resolve("config.json"), "{}");
    Files.createSymbolicLink(model.resolve("other.json"), Path.of("config.json"));
    Map<Path, Integer> opened = new ConcurrentHashMap<>();
    Looked looked =
        look(
                file -> {
                  opened.merge(file, 1, Integer::sum);
                  return MappedFile.copyOrMap(file);
                })
            .at(model, "model", SignatureFile.of(model));
    assertThat(opened.values()).containsExactly(1);
    assertThat(looked.files()).hasSize(2);
    assertThat(looked.scan())
        .isEqualTo(SCAN.scan(List.of(new Target(model, "model")), Grouping.BY_TARGET).getFirst());
  }

  @Test
  void filesASignatureLeavesOutStillCount() throws IOException {
    Path model = model(Seeds.random(1));
    new SignModel(SignAs.key(key), HASH)
        .sign(
            model,
            SignatureFile.of(model),
            new SignOptions(new Serialization.ByFile(), Links.REFUSE, List.of("cache")));
    Looked before = look(model);
    Files.writeString(model.resolve("cache/note.txt"), "something else");
    Looked after = look(model);
    assertThat(after.verification()).containsInstanceOf(Verification.Verified.class);
    assertThat(after.digest()).isNotEqualTo(before.digest());
  }

  @Test
  void whatIsWrittenMeanwhileIsNoticedThoughTimesArePutBack() throws IOException {
    Path model = model(Seeds.random(2));
    Path file = model.toRealPath().resolve("config.json");
    FileTime written = Files.getLastModifiedTime(file);
    Object changed = Files.getAttribute(file, "unix:ctime");
    OpenFile writing =
        opened -> {
          MappedFile mapped = MappedFile.copyOrMap(opened);
          while (opened.equals(file) && changed.equals(Files.getAttribute(file, "unix:ctime"))) {
            Files.writeString(file, "{\"architectures\": [\"B\"]}");
            Files.setLastModifiedTime(file, written);
          }
          return mapped;
        };
    assertThatThrownBy(() -> look(writing).at(model, "model", SignatureFile.of(model)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining("changed");
  }

  @Test
  void aFileThatComesMeanwhileIsNoticed() throws IOException {
    Path model = model(Seeds.random(2));
    OpenFile adding =
        opened -> {
          Files.writeString(model.resolve("late.py"), "import os");
          return MappedFile.copyOrMap(opened);
        };
    assertThatThrownBy(() -> look(adding).at(model, "model", SignatureFile.of(model)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("changed");
  }

  @Test
  void aModelIsHeldToWhatItWasUntilTheCallerHasDecided() throws IOException {
    Path model = model(Seeds.random(2));
    Looked looked = look(model);
    looked.requireUnchanged();
    Files.writeString(model.resolve("config.json"), "{\"architectures\": [\"B\", \"C\"]}");
    assertThatThrownBy(looked::requireUnchanged).hasMessageContaining("changed");
  }

  @Test
  void aSmallFileIsScannedAsItWasHashedWhateverIsWrittenMeanwhile() throws IOException {
    Path file = folder.resolve("small.bin");
    Files.write(file, new byte[] {1, 2, 3});
    var reader = new WritingReader(file);
    try (MappedFile opened = MappedFile.copyOrMap(file)) {
      assertThat(opened.isCopy()).isTrue();
      new dev.trivet.artifact.scan.ScanFile(
              new dev.trivet.artifact.scan.ReadContents(List.of(reader)),
              Limits.STANDARD,
              System::nanoTime)
          .scan(opened.bytes(), "small.bin");
    }
    assertThat(reader.seen()).containsExactly(1);
    assertThat(Files.readAllBytes(file)).startsWith(9);
  }

  @Test
  void aMappedFileWhoseTimesTellNothingIsHashedAgainAfterTheScan() throws IOException {
    Path file = folder.resolve("large.bin");
    Files.write(file, new byte[20 << 20]);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      var held = channel.map(FileChannel.MapMode.READ_WRITE, 0, 1);
      held.put(0, (byte) 1); // the page is dirty from here on: times may not move again
      FormatReader writing = new WritingReader(held);
      var look =
          new LookOnce(
              scan(List.of(writing)), Optional.empty(), MappedFile::copyOrMap, () -> Instant.EPOCH);
      assertThatThrownBy(() -> look.at(file, "large.bin", SignatureFile.of(file)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("changed");
    }
  }

  @Test
  void whatNeedNotBeReadableIsAFindingAndWhatCountsIsNot() throws IOException {
    Path model = model(Seeds.random(2));
    Path git = model.toRealPath().resolve(".git").resolve("HEAD");
    Path config = model.toRealPath().resolve("config.json");
    assertThat(look(refusing(git)).at(model, "model", SignatureFile.of(model)).scan().findings())
        .anyMatch(f -> f.rule().id().equals("file-unreadable") && f.where().equals(".git/HEAD"));
    assertThatThrownBy(() -> look(refusing(config)).at(model, "model", SignatureFile.of(model)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("config.json cannot be read");
  }

  private static OpenFile refusing(Path file) {
    return opened -> {
      if (opened.equals(file)) {
        throw new IOException("no");
      }
      return MappedFile.copyOrMap(opened);
    };
  }
}
