package dev.trivet.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.trivet.catalog.Ref;
import dev.trivet.inventory.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExclusionTest {
  private static final Instant DECIDED = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant EXPIRES = Instant.parse("2026-07-01T00:00:00Z");
  private static final Optional<ControlId> CONTROL = Optional.of(new ControlId("TRV-SUP-01"));
  private static final Optional<Ref> REQUIREMENT =
      Optional.of(Ref.parse("nist-ai-rmf@1.0:MAP 1.1"));

  private static Exclusion exclusion(
      Optional<ControlId> control,
      Optional<Ref> requirement,
      List<SystemId> systems,
      Optional<Instant> expires) {
    return new Exclusion(
        new DocumentId("e-1"),
        control,
        requirement,
        systems,
        "a reason",
        "somebody",
        DECIDED,
        expires);
  }

  @Test
  void anExclusionNamesAControlOrARequirementAndNotBoth() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> exclusion(CONTROL, REQUIREMENT, List.of(), Optional.empty()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> exclusion(Optional.empty(), Optional.empty(), List.of(), Optional.empty()));
    assertThat(exclusion(CONTROL, Optional.empty(), List.of(), Optional.empty()).requirement())
        .isEmpty();
  }

  @Test
  void anExclusionThatNamesNoSystemCoversAll() {
    var everywhere = exclusion(CONTROL, Optional.empty(), List.of(), Optional.empty());
    var somewhere =
        exclusion(CONTROL, Optional.empty(), List.of(new SystemId("radar")), Optional.empty());
    assertThat(everywhere.covers(new SystemId("other"))).isTrue();
    assertThat(somewhere.covers(new SystemId("radar"))).isTrue();
    assertThat(somewhere.covers(new SystemId("other"))).isFalse();
  }

  @Test
  void anExclusionHoldsFromItsDecisionToJustBeforeItsExpiry() {
    var exclusion = exclusion(CONTROL, Optional.empty(), List.of(), Optional.of(EXPIRES));
    assertThat(exclusion.holdsAt(DECIDED.minusNanos(1))).isFalse();
    assertThat(exclusion.holdsAt(DECIDED)).isTrue();
    assertThat(exclusion.holdsAt(EXPIRES.minusNanos(1))).isTrue();
    assertThat(exclusion.holdsAt(EXPIRES)).isFalse();
  }

  @Test
  void anExclusionWithoutAnExpiryHoldsOn() {
    var exclusion = exclusion(CONTROL, Optional.empty(), List.of(), Optional.empty());
    assertThat(exclusion.holdsAt(DECIDED.plusSeconds(1_000_000_000))).isTrue();
  }
}
