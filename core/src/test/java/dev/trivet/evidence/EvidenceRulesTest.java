package dev.trivet.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class EvidenceRulesTest {
  @Test
  void anObservationSaysSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            new Observation(
                new EvidenceId("a"),
                "artifact.verify",
                Subject.ORGANISATION,
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH,
                "scanner",
                Optional.empty()))
        .withMessageContaining("outcome");
  }

  @Test
  void aMeasurementIsAFiniteNumber() {
    for (double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
      assertThatIllegalArgumentException().isThrownBy(() -> Measurement.of(value));
    }
  }

  @Test
  void anIntervalHoldsItsValue() {
    assertThat(measured(0.5, 0.4, 0.6).value()).isEqualTo(0.5);
    assertThat(measured(0.5, 0.5, 0.5).value()).isEqualTo(0.5);
    assertThatIllegalArgumentException().isThrownBy(() -> measured(0.5, 0.51, 0.6));
    assertThatIllegalArgumentException().isThrownBy(() -> measured(0.5, 0.4, 0.49));
  }

  private static Measurement measured(double value, double low, double high) {
    return new Measurement(
        value, OptionalDouble.of(low), OptionalDouble.of(high), Optional.empty(), Optional.empty());
  }

  @Test
  void aNameIsPlainText() {
    assertThat(new EvidenceId("radar.scan:2026-01-02").value()).isEqualTo("radar.scan:2026-01-02");
    for (String name : List.of("", "-a", "a b", "a/b", "a\n", "x".repeat(129))) {
      assertThatIllegalArgumentException().as(name).isThrownBy(() -> new EvidenceId(name));
    }
  }
}
