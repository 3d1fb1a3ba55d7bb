package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreatsTest {
  private static final String SYSTEMS = Trial.EXAMPLE + "/systems";
  private static final String SCORE = SYSTEMS + "/credit-score.yaml";

  @TempDir private Path folder = Path.of("");

  @Test
  void eachThreatNamesTheAnswersThatMakeItApply() {
    Golden.matches("threats/credit-score.txt", Trial.of("threats", SCORE).text());
  }

  @Test
  void everythingIncludesWhatIsRuledOut() {
    Trial all = Trial.of("threats", SCORE, "--all");
    assertThat(all.out()).contains("Ruled out").contains("AML.T0051.000");
    assertThat(all.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aWhatIfShowsWhatLeavesAndWhatComes() {
    Golden.matches(
        "threats/what-if.txt",
        Trial.of(
                "threats",
                SYSTEMS,
                "--system",
                "credit-score",
                "--set",
                "model_access=public",
                "--set",
                "artefact_format=code_capable")
            .text());
  }

  @Test
  void jsonHasOneElementForEachSystem() throws IOException {
    Trial trial = Trial.of("threats", SYSTEMS, "--json");
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    assertThat(trial.talk()).isEmpty();
    assertThat(keys(trial.out())).containsOnlyOnce("\"release\" : \"mitre-atlas@5.6.1\"");
    assertThat(trial.out()).startsWith("[").containsPattern("\"system\" ?: ?\"ops-agent\"");
    assertThat(parses(trial.out())).isTrue();
  }

  @Test
  void jsonOfAWhatIfIsTheModelAfterTheChange() throws IOException {
    Trial trial = Trial.of("threats", SCORE, "--set", "artefact_format=code_capable", "--json");
    assertThat(trial.out()).contains("\"whatIf\"").contains("\"comes\"").contains("\"leaves\"");
    assertThat(parses(trial.out())).isTrue();
  }

  @Test
  void thePlainFormNeedsNoKind() throws IOException {
    Path file = folder.resolve("plain.yaml");
    Files.writeString(
        file, "id: AML.CS0000\ntitle: A detector\nsystem:\n  ai_kind: [predictive]\n");
    Trial trial = Trial.of("threats", file.toString(), "--json");
    assertThat(trial.out()).containsPattern("\"system\" ?: ?\"AML.CS0000\"");
    assertThat(trial.out()).containsPattern("\"assumed\" ?: ?true");
  }

  @Test
  void aWordTheVocabularyLacksIsRefusedWithItsPlace() throws IOException {
    Path file = folder.resolve("plain.yaml");
    Files.writeString(file, "id: a\nsystem:\n  ai_kind: [predictve]\n");
    Trial trial = Trial.of("threats", file.toString());
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.out()).isEmpty();
    assertThat(trial.talk()).contains("plain.yaml:3:13").contains("did you mean 'predictive'?");
  }

  @Test
  void aWhatIfInUnknownWordsIsWrongUsage() {
    assertThat(Trial.of("threats", SCORE, "--set", "artefact_formt=data_only").talk())
        .contains("did you mean 'artefact_format'?");
    assertThat(Trial.of("threats", SCORE, "--set", "artefact_format=data").code())
        .isEqualTo(ExitCode.USAGE);
    assertThat(Trial.of("threats", SCORE, "--set", "learning=frozen,continual").talk())
        .contains("takes one word");
    assertThat(Trial.of("threats", SCORE, "--set", "model_access=none,public").talk())
        .contains("none beside other words");
    assertThat(Trial.of("threats", SCORE, "--set", "model_access").talk()).contains("what to set");
  }

  @Test
  void aFileThatIsNotThereCouldNotBeRead() {
    Trial trial = Trial.of("threats", "no-such-file.yaml");
    assertThat(trial.code()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(trial.talk()).contains("no-such-file.yaml is not there");
  }

  private static String keys(String json) {
    int end = json.indexOf("\"threats\"");
    return json.substring(0, end).replaceAll("\" ?: ?\"", "\" : \"");
  }

  private static boolean parses(String json) throws IOException {
    try (var parser = new JsonFactory().createParser(json)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
    }
    return true;
  }
}
