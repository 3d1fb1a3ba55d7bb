package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostureTest {
  private static final String EXAMPLE = Trial.EXAMPLE;

  @Test
  void anAssessmentShowsSystemsFrameworksAndFindings() {
    Trial trial = Trial.of("assess", EXAMPLE);
    Golden.matches("posture/assess.txt", trial.text());
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void findingsOfARuleGivenFailTheBuild() {
    assertThat(Trial.of("assess", EXAMPLE, "--fail-on", "failing-control").code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(Trial.of("assess", EXAMPLE, "--fail-on", "stale-control,orphaned-treatment").code())
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(
            Trial.of("assess", EXAMPLE, "--as-of", "2020-01-01", "--fail-on", "failing-control")
                .code())
        .isEqualTo(ExitCode.FINE);
  }

  @Test
  void aMisspeltRuleIsToldTheNearestOne() {
    Trial trial = Trial.of("assess", EXAMPLE, "--fail-on", "failling-control");
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).contains("did you mean 'failing-control'?");
  }

  @Test
  void whatIsNeitherDateNorInstantIsWrongUsage() {
    Trial trial = Trial.of("assess", EXAMPLE, "--as-of", "yesterday");
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).contains("2026-11-15");
  }

  @Test
  void assessmentAsJsonNamesEveryBasis() {
    String json = Trial.of("assess", EXAMPLE, "--json").out();
    assertThat(json).contains("\"official-only\"").contains("\"with-derived\"");
    assertThat(json).contains("\"fingerprint\"").contains("\"failing-control\"");
  }

  @ParameterizedTest
  @CsvSource({
    "control.txt, TRV-TRN-02@damage-lens",
    "control-everywhere.txt, TRV-SUP-03",
    "threat.txt, AML.T0041@damage-lens",
    "ruled-out.txt, AML.T0051.000@credit-score",
    "requirement.txt, GOVERN 1.1",
    "requirement-on-a-system.txt, iso-iec-42001@2023:A.7.6@member-assistant"
  })
  void everyFigureSaysWhy(String golden, String what) {
    Trial trial = Trial.of("explain", EXAMPLE, what);
    Golden.matches("explain/" + golden, trial.text());
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource({
    "TRV-SUP-3, did you mean 'TRV-SUP-03'?",
    "AML.T0041@damage-lense, did you mean 'damage-lens'?",
    "AML.T9999@damage-lens, unknown ATLAS technique",
    "GOVERN 1.9, did you mean"
  })
  void anUnknownIdIsToldTheNearestOne(String what, String told) {
    Trial trial = Trial.of("explain", EXAMPLE, what);
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).contains(told);
  }

  @Test
  void anExplanationAsJsonIsATree() {
    assertThat(Trial.of("explain", EXAMPLE, "TRV-SUP-03@credit-score", "--json").out())
        .contains("\"claim\"")
        .contains("\"because\"")
        .containsPattern("\"word\" ?: ?\"proven\"");
  }

  @Test
  void controlsStandUnderTheirArea() {
    Golden.matches("posture/controls.txt", Trial.of("controls", EXAMPLE).text());
    Golden.matches("posture/controls-shipped.txt", Trial.of("controls").text());
  }

  @Test
  void controlsCanBeChosenByVerdictAndSystem() {
    Trial failing = Trial.of("controls", EXAMPLE, "--system", "ops-agent", "--verdict", "failing");
    assertThat(failing.out()).contains("TRV-AGT-03").doesNotContain("proven");
    assertThat(Trial.of("controls", EXAMPLE, "--verdict", "failng").talk()).contains("'failing'");
    assertThat(Trial.of("controls", EXAMPLE, "--system", "ops").code()).isEqualTo(ExitCode.USAGE);
    assertThat(Trial.of("controls", EXAMPLE, "--json").out()).contains("\"systems\"");
  }
}
