package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `trivet record`: what is seen of a model's files becomes evidence.
class RecordTest {
  @TempDir private Path folder = Path.of("");
  private GateTrial trial;

  @BeforeEach
  void write() throws IOException {
    trial = new GateTrial(folder);
    Path system = Files.createDirectories(folder.resolve("programme"));
    try (var files = Files.walk(Path.of(Trial.EXAMPLE))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path to = system.resolve(Path.of(Trial.EXAMPLE).relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
  }

  private Trial record(String... more) {
    var arguments =
        new java.util.ArrayList<>(
            List.of(
                "record",
                trial.model().toString(),
                trial.at("programme"),
                "credit-score/score-model"));
    arguments.addAll(List.of(more));
    return Trial.of(arguments.toArray(String[]::new));
  }

  @Test
  void whoeverTrustsNobodyRecordsWhatTheBytesShow() {
    Trial recorded = record("--json");
    assertThat(recorded.code()).as(recorded.talk()).isEqualTo(ExitCode.FINE);
    assertThat(recorded.out())
        .contains("artifact.scan", "artifact.format", "artifact.bom", "\"share\"")
        .doesNotContain("artifact.verify", "artifact.provenance");
    assertThat(recorded.talk()).contains("other bytes");
  }

  @Test
  void attestationsThatSayNothingOfTheseBytesAreRecordedAsNone() throws Exception {
    trial.sign();
    Files.writeString(folder.resolve("a.jsonl"), "{}");
    Trial recorded =
        record("--json", "--key", trial.at("signer.pub"), "--provenance", trial.at("a.jsonl"));
    assertThat(recorded.code()).as(recorded.talk()).isEqualTo(ExitCode.FINE);
    assertThat(recorded.out())
        .contains("\"verified\"", "artifact.provenance", "\"none\"", "attestation 1");
  }

  @Test
  void aBuilderNeedNotBeWhoSigns() throws IOException {
    Files.writeString(folder.resolve("a.jsonl"), "{}");
    Trial recorded =
        record(
            "--json", "--builder-key", trial.at("gate.pub"), "--provenance", trial.at("a.jsonl"));
    assertThat(recorded.code()).as(recorded.talk()).isEqualTo(ExitCode.FINE);
    assertThat(recorded.out()).contains("artifact.provenance").doesNotContain("artifact.verify");
    Trial gated =
        trial.gate("--builder-key", trial.at("gate.pub"), "--provenance", trial.at("a.jsonl"));
    assertThat(gated.out()).contains("origin-known", "provenance.state is none");
  }

  @Test
  void whatNeedsSomebodyTrustedIsRefusedWithoutOne() {
    assertThat(record("--provenance", trial.at("gate.pub")).code()).isEqualTo(ExitCode.USAGE);
    assertThat(record("--signature", trial.at("gate.pub")).code()).isEqualTo(ExitCode.USAGE);
  }
}
