package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedTeamTest {
  @TempDir private Path folder;

  private Trial redteam(String... more) {
    return measure(
        "redteam",
        Stream.concat(Stream.of(more), Stream.of("--out", folder.resolve("run.json").toString()))
            .toArray(String[]::new));
  }

  private static Trial measure(String command, String... more) {
    var all = new ArrayList<>(List.of("measure", command));
    all.addAll(List.of(more));
    return Trial.of(all.toArray(String[]::new));
  }

  @Test
  void aRunOnTheStubSaysWhatCameOfEveryFamily() {
    Trial trial = redteam("--stub", "--seed", "7");
    Golden.matches("redteam/stub.txt", trial.out());
    assertThat(trial.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(trial.talk()).contains("run.json");
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void aRunThatIsCompleteIsShownAgainWithoutAskingAnything() {
    Trial first = redteam("--stub", "--families", "jailbreak,benign", "--json");
    Trial again = redteam("--stub", "--families", "jailbreak,benign", "--json");
    assertThat(again.out()).isEqualTo(first.out());
    Trial other = redteam("--stub", "--families", "relay");
    assertThat(other.code()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(other.talk()).contains("another run");
  }

  @Test
  void theReportIsAPageOrMarkdown() throws IOException {
    redteam("--stub", "--families", "jailbreak");
    String run = folder.resolve("run.json").toString();
    Path page = folder.resolve("r.html");
    Path text = folder.resolve("r.md");
    assertThat(measure("redteam-report", run, "--out", page.toString()).code())
        .isEqualTo(ExitCode.FINE);
    Trial compared = measure("redteam-report", run, "--before", run, "--out", text.toString());
    assertThat(compared.code()).isEqualTo(ExitCode.FINE);
    assertThat(Files.readString(page)).startsWith("<!doctype html>");
    assertThat(Files.readString(text)).startsWith("# Red-team run").contains("Since the earlier");
  }

  @Test
  void onlyWhatRestsOnEnoughIsRecorded() throws IOException {
    redteam("--stub", "--seed", "7");
    String run = folder.resolve("run.json").toString();
    Path programme = Files.createDirectory(folder.resolve("programme"));
    Trial record =
        measure("redteam-record", run, programme.toString(), "--system", "member-assistant");
    assertThat(record.code()).isEqualTo(ExitCode.FINE);
    assertThat(record.out()).contains("measure.redteam_asr");
    Path file =
        programme.resolve(
            "evidence/recorded/member-assistant.measure-redteam-asr.20261115T120000Z.yaml");
    assertThat(Files.readString(file)).contains("kind: Observation").contains("Upper end");
    Trial again =
        measure("redteam-record", run, programme.toString(), "--system", "member-assistant");
    assertThat(again.code()).isEqualTo(ExitCode.REFUSED);
  }

  @Test
  void whatIsMissingOrWrongIsSaid() throws IOException {
    assertThat(redteam().talk()).contains("--endpoint is missing");
    assertThat(redteam("--stub", "--families", "jailbraek").talk()).contains("jailbreak");
    assertThat(redteam("--stub", "--budget", "queries=many").talk()).contains("no number");
    assertThat(redteam("--stub", "--budget", "cost=2").talk()).contains("--price");
    assertThat(redteam("--stub", "--repeat", "0").code()).isEqualTo(ExitCode.USAGE);
    Path key = Files.writeString(folder.resolve("key"), "sk-not-to-be-seen");
    Trial plain =
        redteam(
            "--endpoint",
            "http://models.example/v1",
            "--model",
            "m",
            "--auth-file",
            key.toString());
    assertThat(plain.code()).isEqualTo(ExitCode.USAGE);
    assertThat(plain.talk()).contains("https").doesNotContain("sk-not");
    Files.writeString(folder.resolve("bad.json"), "[]");
    Trial bad = measure("redteam-report", folder.resolve("bad.json").toString());
    assertThat(bad.code()).isEqualTo(ExitCode.COULD_NOT_RUN);
    assertThat(bad.talk()).contains("trivet-redteam@1");
  }

  @Test
  void aBudgetThatIsSpentEndsTheRunAndKeepsWhatThereIs() {
    Trial trial = redteam("--stub", "--budget", "queries=40", "--json");
    assertThat(trial.out()).contains("\"state\" : \"budget-spent\"").contains("\"queries\" : 40");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redteam", "redteam-report", "redteam-record"})
  void everyCommandSaysWhatItIsForAndGivesTwoExamples(String command) {
    Trial help = measure(command, "--help");
    Golden.matches("help/measure-" + command + ".txt", help.text());
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(help.out().lines().filter(line -> line.startsWith("  trivet "))).hasSize(2);
  }
}
