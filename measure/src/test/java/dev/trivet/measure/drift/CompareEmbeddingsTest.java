package dev.trivet.measure.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.text.HashedNgrams;
import dev.trivet.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class CompareEmbeddingsTest {
  private static final List<String> WORDS =
      List.of("parcel", "late", "refund", "order", "where", "please", "address", "change", "lost");
  private static final List<String> NEW_WORDS = List.of("crypto", "wallet", "bonus", "click");

  private static Samples drawn(RandomGenerator random, int count, double shift) {
    float[] values = new float[count * 8];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() + (i % 8 == 3 ? shift : 0));
    }
    return new Samples(values, count, Shape.of(8));
  }

  /// @param share of texts with a word nobody used before
  private static List<String> texts(RandomGenerator random, int count, double share) {
    var texts = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      var text = new StringBuilder();
      for (int w = 0; w < 8; w++) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
      }
      if (random.nextDouble() < share) {
        text.append(NEW_WORDS.get(random.nextInt(NEW_WORDS.size())));
      }
      texts.add(text.toString());
    }
    return texts;
  }

  @Test
  void windowsThatAreAlikeRaiseTheAlarmAsSeldomAsPromised() {
    int[] alarms = new int[1];
    Seeds.forAll(
        100,
        random -> {
          var compare = new CompareEmbeddings(0.1, 60, random.nextLong());
          alarms[0] +=
              compare.compare(drawn(random, 90, 0), drawn(random, 80, 0)).get().report().isAlarm()
                  ? 1
                  : 0;
        });
    assertThat(alarms[0]).isLessThanOrEqualTo(18); // 10 expected; 18 or fewer in 99 of 100 cases
  }

  @Test
  void aShiftIsSeenAndTheClassifierSaysHowClear() {
    RandomGenerator random = Seeds.random(1);
    DriftReport report =
        CompareEmbeddings.seeded(1)
            .compare(drawn(random, 400, 0), drawn(random, 400, 1))
            .get()
            .report();
    assertThat(report.isAlarm()).isTrue();
    var area = report.find("told apart").orElseThrow().metric();
    assertThat(area.value()).isBetween(0.68, 0.84); // two normals a spread apart: 0.76
    assertThat(area.interval().orElseThrow().low()).isGreaterThan(0.5);
  }

  @Test
  void newWordsInSomeTextsAreSeenAndPointedAt() {
    RandomGenerator random = Seeds.random(2);
    List<String> now = texts(random, 300, 0.4);
    var embedder = HashedNgrams.usual();
    var compared =
        CompareEmbeddings.seeded(1)
            .compare(embedder.embed(texts(random, 300, 0)), embedder.embed(now))
            .get();
    assertThat(compared.report().isAlarm()).isTrue();
    assertThat(compared.strangest()).hasSize(5);
    long pointed =
        compared.strangest().stream()
            .filter(row -> NEW_WORDS.stream().anyMatch(now.get(row)::contains))
            .count();
    assertThat(pointed).isGreaterThanOrEqualTo(4);
  }

  @Test
  void tooFewOrUnlikeRowsAreAProblem() {
    RandomGenerator random = Seeds.random(3);
    var compare = CompareEmbeddings.seeded(1);
    assertThat(compare.compare(drawn(random, 49, 0), drawn(random, 90, 0)))
        .isInstanceOf(Attempt.Refused.class);
    var wider = new Samples(new float[900], 90, Shape.of(10));
    assertThat(compare.compare(drawn(random, 90, 0), wider)).isInstanceOf(Attempt.Refused.class);
  }
}
