package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The evidence on the example's model files is what the tools say of those files.
class ExampleEvidenceTest {
  private static final Path EXAMPLES = Trial.ROOT.resolve("examples");
  private static final Path RECORDED = Path.of("meridian", "evidence", "recorded");

  /// What was looked at, when, and whose signature was trusted.
  private record Look(String model, String component, String key, String at) {}

  private static final List<Look> LOOKS =
      List.of(
          new Look(
              "credit-score/score-model/score-2026.3.0.onnx",
              "credit-score/score-model",
              "meridian-release.pem.pub",
              "2026-11-12T03:12:00Z"),
          new Look(
              "fraud-radar/radar-model/radar-2026-W46.onnx",
              "fraud-radar/radar-model",
              "meridian-release.pem.pub",
              "2026-11-14T03:38:00Z"),
          new Look(
              "damage-lens/lens-model/lens-4.2.0.onnx",
              "damage-lens/lens-model",
              "meridian-release.pem.pub",
              "2026-11-05T03:29:00Z"),
          new Look(
              "damage-lens/pinspeck-backbone/pinspeck-base-v3.h5",
              "damage-lens/pinspeck-backbone",
              "meridian-release.pem.pub",
              "2026-11-05T02:50:00Z"),
          new Look(
              "member-assistant/lumen-8b",
              "member-assistant/lumen-8b",
              "lumenfjell.pem.pub",
              "2026-11-11T04:05:00Z"),
          new Look(
              "member-assistant/meri-adapter/meri-adapter-v14.gguf",
              "member-assistant/meri-adapter",
              "meridian-release.pem.pub",
              "2026-11-11T04:06:00Z"));

  @TempDir Path home;

  @Test
  void whatWasRecordedIsWhatTheToolsSay() throws IOException {
    copyProgramme();
    LOOKS.stream().sorted(Comparator.comparing(Look::at)).forEach(this::record);

    var actual = files(home.resolve(RECORDED));
    if ("write".equals(System.getProperty("trivet.golden"))) {
      write(actual);
    }
    assertThat(files(EXAMPLES.resolve(RECORDED))).isEqualTo(actual);
  }

  private void record(Look look) {
    var talk = new StringWriter();
    var console =
        Console.plain(
            new PrintWriter(new StringWriter()),
            new PrintWriter(talk),
            InstantSource.fixed(Instant.parse(look.at())),
            Trial.ROOT);
    ExitCode code =
        new Trivet(console)
            .run(
                "record",
                EXAMPLES.resolve("models").resolve(look.model()).toString(),
                home.resolve("meridian").toString(),
                look.component(),
                "--key",
                EXAMPLES.resolve("models").resolve("keys").resolve(look.key()).toString());
    assertThat(code).as(talk.toString()).isEqualTo(ExitCode.FINE);
    assertThat(talk.toString()).as("the programme means these bytes").isEmpty();
  }

  /// Without evidence, which may be later than the look, and what rests on it.
  private void copyProgramme() throws IOException {
    Path from = EXAMPLES.resolve("meridian");
    for (String part : List.of("programme.yaml", "systems")) {
      try (var files = Files.walk(from.resolve(part))) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = home.resolve("meridian").resolve(from.relativize(file).toString());
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    String suppliers = Files.readString(from.resolve("suppliers.yaml"));
    Files.writeString(
        home.resolve("meridian").resolve("suppliers.yaml"),
        Stream.of(suppliers.split("\n---\n", -1))
            .filter(document -> document.contains("kind: Supplier\n"))
            .collect(Collectors.joining("\n---\n")));
  }

  private static SequencedMap<String, String> files(Path folder) throws IOException {
    var all = new TreeMap<String, String>();
    if (Files.isDirectory(folder)) {
      try (var files = Files.newDirectoryStream(folder, "*.artifact-scan.*.yaml")) {
        files.forEach(file -> all.put(file.getFileName().toString(), text(file)));
      }
    }
    return all;
  }

  private static String text(Path file) {
    try {
      String text = Files.readString(file).replace("\r\n", "\n");
      return text.replaceAll("trivet-artifact [^\"]*", "trivet-artifact 0.1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(SequencedMap<String, String> actual) throws IOException {
    Path folder = EXAMPLES.resolve(RECORDED);
    for (String old : files(folder).keySet()) {
      Files.delete(folder.resolve(old));
    }
    Files.createDirectories(folder);
    for (var file : actual.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }
}
