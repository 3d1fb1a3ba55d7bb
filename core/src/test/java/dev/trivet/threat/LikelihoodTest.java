package dev.trivet.threat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.shared.Level;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikelihoodTest {
  @Test
  void theBandsAreThoseThatWerePublished() {
    assertThat(IntStream.rangeClosed(1, 9).mapToObj(Likelihood::of).toList())
        .isEqualTo(
            List.of(
                Level.VERY_LOW,
                Level.VERY_LOW,
                Level.LOW,
                Level.MODERATE,
                Level.HIGH,
                Level.HIGH,
                Level.VERY_HIGH,
                Level.VERY_HIGH,
                Level.VERY_HIGH));
  }
}
