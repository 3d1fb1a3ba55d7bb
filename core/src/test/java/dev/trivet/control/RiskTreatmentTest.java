package dev.trivet.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.RiskTreatment.Option;
import dev.trivet.inventory.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RiskTreatmentTest {
  private static final Instant DECIDED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-07-01T00:00:00Z");

  private static RiskTreatment treatment(Option option, Optional<Instant> expires) {
    return new RiskTreatment(
        new DocumentId("t-1"),
        new SystemId("radar"),
        new TechniqueId("AML.T0015"),
        option,
        "somebody",
        "a reason",
        DECIDED,
        expires,
        List.of());
  }

  @Test
  void nobodyAcceptsARiskForEver() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> treatment(Option.RETAIN, Optional.empty()))
        .withMessageContaining("needs an expiry");
  }

  @Test
  void whateverIsNotAnAcceptanceNeedsNoExpiry() {
    for (Option option : List.of(Option.AVOID, Option.MODIFY, Option.SHARE)) {
      assertThat(treatment(option, Optional.empty()).isExpiredAt(EXPIRES)).isFalse();
    }
  }

  @Test
  void onlyARetainedRiskIsAccepted() {
    for (Option option : Option.values()) {
      assertThat(treatment(option, Optional.of(EXPIRES)).acceptsAt(DECIDED))
          .isEqualTo(option == Option.RETAIN);
    }
  }

  @Test
  void anAcceptanceHoldsFromItsDecisionToJustBeforeItsExpiry() {
    RiskTreatment accepted = treatment(Option.RETAIN, Optional.of(EXPIRES));
    assertThat(accepted.acceptsAt(DECIDED.minusNanos(1))).isFalse();
    assertThat(accepted.acceptsAt(DECIDED)).isTrue();
    assertThat(accepted.acceptsAt(EXPIRES.minusNanos(1))).isTrue();
    assertThat(accepted.acceptsAt(EXPIRES)).isFalse();
  }

  @Test
  void nothingExpiresBeforeOrWhenItIsDecided() {
    for (Instant expires : List.of(DECIDED, DECIDED.minusNanos(1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> treatment(Option.RETAIN, Optional.of(expires)))
          .withMessageContaining("before it was decided");
    }
  }
}
