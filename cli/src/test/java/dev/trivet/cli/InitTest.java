package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void whatItWritesIsAProgrammeThatLacksOnlyAnswers() {
    String directory = folder.resolve("programme").toString();
    assertThat(Trial.of("init", directory).code()).isEqualTo(ExitCode.FINE);
    Trial check = Trial.of("check", directory);
    assertThat(check.code()).isEqualTo(ExitCode.FINE);
    assertThat(check.out()).contains("[unanswered]").contains("14 of the 16");
    assertThat(check.talk()).contains("0 errors, 1 warning");
    assertThat(Trial.of("check", "--strict", directory).code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(Trial.of("threats", directory).code()).isEqualTo(ExitCode.FINE);
    assertThat(Trial.of("assess", directory).code()).isEqualTo(ExitCode.FINE);
  }

  @Test
  void theQuickStartAsksSixteenQuestionsWithTheirWords() throws IOException {
    String directory = folder.resolve("programme").toString();
    Trial.of("init", directory);
    String system = Files.readString(folder.resolve("programme/systems/assistant.yaml"));
    assertThat(system.lines().filter(line -> line.matches("  # \\d+\\. .*\\?"))).hasSize(16);
    assertThat(system).contains("#      code_capable").contains("# feedback_loop: []");
    assertThat(system.lines()).allMatch(line -> line.length() <= 100 && !line.endsWith(" "));
  }

  @Test
  void nothingThatIsThereIsOverwritten() throws IOException {
    Files.writeString(folder.resolve("programme.yaml"), "mine");
    Trial trial = Trial.of("init", folder.toString());
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.talk()).contains("programme.yaml").contains("nothing was written");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
    assertThat(Files.readString(folder.resolve("programme.yaml"))).isEqualTo("mine");
  }

  @Test
  void aDirectoryThatHoldsOtherThingsIsFine() throws IOException {
    Files.writeString(folder.resolve("README.md"), "ours");
    assertThat(Trial.of("init", folder.toString()).code()).isEqualTo(ExitCode.FINE);
    assertThat(Files.exists(folder.resolve("README.md"))).isTrue();
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(Trial.of("init", file.toString()).code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void aSchemaIsWrittenForEachKind() throws IOException {
    Path schemas = folder.resolve("schemas");
    assertThat(Trial.of("schema", schemas.toString()).code()).isEqualTo(ExitCode.FINE);
    assertThat(Files.readString(schemas.resolve("AiSystem.schema.json"))).contains("model_access");
    assertThat(Trial.of("schema", "--kind", "Supplier").out()).contains("\"const\"");
    assertThat(Trial.of("schema").out()).contains("RiskTreatment");
    assertThat(Trial.of("schema", "--kind", "Suplier").talk()).contains("did you mean 'Supplier'?");
  }
}
