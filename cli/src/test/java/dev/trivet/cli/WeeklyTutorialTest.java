package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the tutorial in `docs/measure.md`, on the files it names.
class WeeklyTutorialTest {
  private static final Path WEEKLY = Trial.ROOT.resolve("examples").resolve("weekly");
  private static final Instant FIRST = Instant.parse("2026-11-07T13:59:00Z");

  @TempDir private Path weeks = Path.of("");

  private Trial week(int number, String... more) {
    var all =
        new ArrayList<>(
            List.of(
                "measure",
                "handover",
                WEEKLY.resolve("week" + number + ".json").toString(),
                "--out",
                file("w" + number + ".json")));
    all.addAll(List.of(more));
    return Trial.at(FIRST.plus(Duration.ofDays(7L * (number - 1))), all.toArray(String[]::new));
  }

  private String file(String name) {
    return weeks.resolve(name).toString();
  }

  @Test
  void theThreeWeeksOfTheTutorialSayWhatItSaysTheyDo() throws IOException {
    assertThat(week(1, "--weeks", "26").code()).isEqualTo(ExitCode.FINE);
    Trial second = week(2, "--before", file("w1.json"));
    assertThat(second.code()).isEqualTo(ExitCode.FINE);
    assertThat(second.text()).contains("Week 2 of 26  unchanged");
    Trial third =
        week(
            3, "--before", file("w2.json"), "--chain", weeks.toString(), "--html", file("w3.html"));
    assertThat(third.code()).isEqualTo(ExitCode.FINDINGS);
    assertThat(third.text())
        .contains("Week 3 of 26  changed", "feature 7 moved most of 10", "performance, all: right");
    assertThat(Files.readString(weeks.resolve("w3.html")))
        .contains("Week 3 of 26", "radar-model", "weeks-changed");
  }

  @Test
  void theThirdWeekIsTheSecondWithDistancesInMetres() throws IOException {
    Path claims =
        Trial.ROOT
            .resolve(Path.of("examples", "models", "fraud-radar", "data"))
            .resolve("held-out-2026-W46.csv");
    assertThat(Files.readAllLines(WEEKLY.resolve("week3.csv")))
        .isEqualTo(Files.readAllLines(claims).stream().map(WeeklyTutorialTest::inMetres).toList());
  }

  private static String inMetres(String row) {
    String[] cells = row.split(",", -1);
    if (!cells[7].equals("distance_km")) {
      cells[7] = String.valueOf(1_000 * Long.parseLong(cells[7]));
    }
    return String.join(",", cells);
  }

  @Test
  void theManualNamesTheCommandsThatAreTried() throws IOException {
    String manual = Files.readString(Trial.ROOT.resolve("docs").resolve("measure.md"));
    assertThat(manual)
        .contains(
            "handover examples/weekly/week1.json --out weeks/w1.json --weeks 26",
            "handover examples/weekly/week2.json --before weeks/w1.json --out weeks/w2.json",
            "handover examples/weekly/week3.json --before weeks/w2.json --chain weeks"
                + " --out weeks/w3.json --html weeks/w3.html");
  }
}
