package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @Test
  void theFirstHelpListsTheCommandsInTheOrderOfTheWork() {
    Golden.matches("help/trivet.txt", Trial.of("--help").text());
  }

  @ParameterizedTest
  @EnumSource(Commands.class)
  void everyCommandSaysWhatItIsForAndGivesTwoExamples(Commands command) {
    Trial help = Trial.of(command.word(), "--help");
    Golden.matches("help/" + command.word() + ".txt", help.text());
    assertThat(help.code()).isEqualTo(ExitCode.FINE);
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(help.out().substring(help.out().indexOf("Examples:")).lines().skip(1))
        .filteredOn(line -> !line.startsWith("      "))
        .hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "show", "search"})
  void theCommandsOfTheCatalogueDoSoToo(String command) {
    Trial help = Trial.of("catalog", command, "--help");
    assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(help.out().lines().filter(line -> line.startsWith("  trivet "))).hasSize(2);
  }

  @Test
  void helpBeforeACommandIsHelpForIt() {
    assertThat(Trial.of("help", "check").out()).isEqualTo(Trial.of("check", "--help").out());
    assertThat(Trial.of("help").out()).isEqualTo(Trial.of("--help").out());
  }

  @Test
  void noCommandAtAllIsWrongUsageAndShowsTheHelp() {
    Trial trial = Trial.of();
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.out()).isEmpty();
    assertThat(trial.talk()).contains("trivet COMMAND");
  }

  @Test
  void aMisspeltCommandIsToldTheNearestOne() {
    Trial trial = Trial.of("thretas", "x.yaml");
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).contains("did you mean").contains("threats");
  }

  @Test
  void aMisspeltOptionIsToldTheNearestOne() {
    Trial trial = Trial.of("check", "--jsno", "x");
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).contains("--jsno").contains("trivet check --help");
  }

  @Test
  void theVersionNamesTheCatalogueToo() {
    assertThat(Trial.of("--version").out()).startsWith("trivet ").contains("mitre-atlas@5.6.1");
  }

  @Test
  void bashCompletesCommandsAndOptions() {
    Trial trial = Trial.of("completion", "bash");
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    assertThat(trial.out()).startsWith("#!").contains("complete -F").contains("--fail-on");
    assertThat(Trial.of("completion", "fish").code()).isEqualTo(ExitCode.USAGE);
  }
}
