package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

  /// When each was looked at.
  private static final Map<DemoModel, String> LOOKS =
      Map.of(
          DemoModel.SCORE, "2026-11-12T03:12:00Z",
          DemoModel.RADAR, "2026-11-14T03:38:00Z",
          DemoModel.LENS, "2026-11-05T03:29:00Z",
          DemoModel.BACKBONE, "2026-11-05T02:50:00Z",
          DemoModel.LUMEN, "2026-11-11T04:05:00Z",
          DemoModel.ADAPTER, "2026-11-11T04:06:00Z");

  @TempDir Path home;

  @Test
  void whatWasRecordedIsWhatTheToolsSay() throws IOException {
    copyProgramme();
    LOOKS.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .forEach(look -> record(look.getKey(), Instant.parse(look.getValue())));

    var actual = files(home.resolve(RECORDED));
    if ("write".equals(System.getProperty("trivet.golden"))) {
      write(actual);
    }
    assertThat(files(EXAMPLES.resolve(RECORDED))).isEqualTo(actual);
  }

  private void record(DemoModel model, Instant at) {
    Path models = EXAMPLES.resolve("models");
    Trial trial =
        Trial.at(
            at,
            "record",
            model.in(models).toString(),
            home.resolve("meridian").toString(),
            model.place(),
            "--key",
            model.key(models).toString());
    assertThat(trial.code()).as(trial.talk()).isEqualTo(ExitCode.FINE);
    assertThat(trial.talk()).as("the programme means these bytes").isEmpty();
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
