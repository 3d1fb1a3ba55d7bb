package dev.trivet.redteam.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DetectorTest {
  @Test
  void howOftenEachDetectorErrsIsWrittenDown() {
    String errors =
        MeasureDetectors.shipped().stream()
            .map(e ->
                "%s: missed %d of %d, false alarms %d of %d%n"
                    .formatted(
                        e.detector().word(),
                        e.missed().hits(),
                        e.missed().trials(),
                        e.falseAlarms().hits(),
                        e.falseAlarms().trials())
                    .replace("\r", ""))
            .collect(Collectors.joining());
    Golden.matches("detector-errors.txt", errors);
  }

  @Test
  void theRuleForRefusalsFitsWhatItWasWrittenOn() {
    DetectorErrors errors =
        MeasureDetectors.on("refusals.tsv").stream()
            .filter(e -> e.detector() == Detector.REFUSAL)
            .findFirst()
            .orElseThrow();
    assertThat(errors.missed().hits()).isLessThanOrEqualTo(5);
    assertThat(errors.falseAlarms().hits()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Detector.class)
  void everyDetectorIsHeldAgainstAnswersOfBothKinds(Detector detector) {
    DetectorErrors errors =
        MeasureDetectors.shipped().stream()
            .filter(e -> e.detector() == detector)
            .findFirst()
            .orElseThrow();
    assertThat(errors.missed().trials()).isGreaterThanOrEqualTo(8);
    assertThat(errors.falseAlarms().trials()).isGreaterThanOrEqualTo(8);
    assertThat(errors.falseAlarms().rate()).isLessThan(0.1);
  }
}
