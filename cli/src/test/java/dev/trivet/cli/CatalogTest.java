package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {
  @ParameterizedTest
  @CsvSource({
    "technique.txt, AML.T0051.000",
    "mitigation.txt, AML.M0015",
    "tactic.txt, AML.TA0005",
    "case-study.txt, AML.CS0000",
    "framework.txt, nist-ai-rmf@1.0",
    "requirement.txt, nist-ai-rmf@1.0:GOVERN 1.3",
    "control.txt, TRV-SUP-03",
    "method.txt, artifact.verify",
    "field.txt, model_access"
  })
  void showsAllThereIsAboutOneThing(String golden, String id) {
    Trial trial = Trial.of("catalog", "show", id);
    Golden.matches("catalog/" + golden, trial.text());
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(Trial.of("catalog", "show", id, "--json").out()).contains("\"kind\"");
  }

  @Test
  void anUnknownIdIsToldTheNearestOne() {
    Trial trial = Trial.of("catalog", "show", "AML.T0051.00");
    assertThat(trial.code()).isEqualTo(ExitCode.USAGE);
    assertThat(trial.talk()).contains("did you mean 'AML.T0051.00");
  }

  @Test
  void listsHowMuchThereIsAndWhatThereIs() {
    Golden.matches("catalog/list.txt", Trial.of("catalog", "list").text());
    assertThat(Trial.of("catalog", "list", "techniques").talk()).contains("170 entries");
    assertThat(
            Trial.of("catalog", "list", "requirements", "--framework", "iso-iec-42001@2023").out())
        .contains("A.7.6")
        .doesNotContain("GOVERN");
    assertThat(Trial.of("catalog", "list", "technique").talk()).contains("'techniques'");
    assertThat(Trial.of("catalog", "list", "--json").out()).contains("\"case-studies\"");
  }

  @Test
  void findsWhatHoldsAllTheWords() {
    Trial trial = Trial.of("catalog", "search", "prompt", "injection");
    assertThat(trial.out()).contains("AML.T0051").contains("LLM Prompt Injection: Direct");
    assertThat(trial.out().lines()).allMatch(line -> line.length() <= 80);
    assertThat(Trial.of("catalog", "search", "no such thing").out()).isEmpty();
  }

  @Test
  void theCatalogueAloneIsWrongUsage() {
    assertThat(Trial.of("catalog").code()).isEqualTo(ExitCode.USAGE);
  }
}
