package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProveTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void everythingIsWrittenAndListed() throws IOException {
    Path out = folder.resolve("proof");
    Trial trial = Trial.of("prove", Trial.EXAMPLE, "--out", out.toString());
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    for (ProofWriter writer : ProofWriters.all()) {
      assertThat(trial.out()).contains(writer.name());
      assertThat(out.resolve(writer.name())).exists();
    }
    assertThat(leftovers()).containsExactly("proof");
  }

  @Test
  void aProgrammeThatCannotBeUsedWritesNothing() throws IOException {
    Path bad = Files.createDirectories(folder.resolve("bad"));
    Files.writeString(bad.resolve("a.yaml"), "kind: Nonsense\n");
    Path out = folder.resolve("proof");
    Trial trial = Trial.of("prove", bad.toString(), "--out", out.toString());
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.talk()).contains("a.yaml:1:7").contains("1 error");
    assertThat(leftovers()).containsExactly("bad");
  }

  @Test
  void whatFailsMidwayLeavesWhatWasThereAsItWas() throws IOException {
    Path target = Files.createDirectories(folder.resolve("proof"));
    Files.writeString(target.resolve("report.html"), "of yesterday");
    assertThatThrownBy(
            () -> {
              try (var output = WholeOutput.into(target)) {
                Files.writeString(output.folder().resolve("report.html"), "of today");
                throw new IOException("the disk is full");
              }
            })
        .hasMessage("the disk is full");
    assertThat(Files.readString(target.resolve("report.html"))).isEqualTo("of yesterday");
    assertThat(leftovers()).containsExactly("proof");
  }

  @Test
  void aPlaceThatCannotBeWrittenToCouldNotRun() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Trial trial = Trial.of("prove", Trial.EXAMPLE, "--out", file.resolve("below").toString());
    assertThat(trial.code()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(trial.talk()).contains("could not read or write");
    assertThat(Files.readString(file)).isEmpty();
  }

  @Test
  void theDemoSaysWhichDayItIsAndWhereToLookNext() {
    Path out = folder.resolve("demo");
    Trial trial = Trial.of("demo", "--out", out.toString());
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    assertThat(trial.out()).contains("as of 2026-11-15T12:00:00Z").contains("Next");
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80 || line.contains("/"));
  }

  private java.util.List<String> leftovers() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
