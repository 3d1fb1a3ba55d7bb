package dev.trivet.measure.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.testkit.Seeds;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RepeatedTrialsTest {
  private static final int GROUPS = 20;
  private static final int EACH = 10;

  @Test
  void groupsThatAnswerAlikeCountOnceEach() {
    long[] hits = new long[GROUPS];
    Arrays.fill(hits, 0, 5, EACH);
    long[] trials = new long[GROUPS];
    Arrays.fill(trials, EACH);
    assertThat(new RepeatedTrials(hits, trials).effectiveTrials()).isCloseTo(GROUPS, within(1.1));
  }

  @Test
  void withoutAnyHitAGroupCountsOnce() {
    var none = new RepeatedTrials(new long[] {0, 0, 0}, new long[] {10, 10, 10});
    assertThat(none.effectiveTrials()).isEqualTo(3);
    assertThat(none.wilson(0.95).high()).isGreaterThan(0.5);
  }

  @Test
  void itCoversWherePoolingDoesNot() {
    RandomGenerator random = Seeds.random(3);
    int rounds = 600;
    int ours = 0;
    int pooled = 0;
    for (int round = 0; round < rounds; round++) {
      RepeatedTrials drawn = draw(random);
      ours += drawn.wilson(0.95).holds(0.3) ? 1 : 0;
      pooled += drawn.pooled().wilson(0.95).holds(0.3) ? 1 : 0;
    }
    assertThat((double) pooled / rounds).isLessThan(0.82);
    assertThat((double) ours / rounds).isBetween(0.92, 0.99);
  }

  /// Half the prompts hit in 55 of 100 generations, the others in 5.
  private static RepeatedTrials draw(RandomGenerator random) {
    long[] hits = new long[GROUPS];
    long[] trials = new long[GROUPS];
    for (int group = 0; group < GROUPS; group++) {
      double rate = random.nextBoolean() ? 0.55 : 0.05;
      trials[group] = EACH;
      for (int i = 0; i < EACH; i++) {
        hits[group] += random.nextDouble() < rate ? 1 : 0;
      }
    }
    return new RepeatedTrials(hits, trials);
  }

  @Test
  void oneGroupHasNoInterval() {
    assertThatThrownBy(() -> new RepeatedTrials(new long[] {1}, new long[] {5}).wilson(0.95))
        .isInstanceOf(IllegalStateException.class);
  }
}
