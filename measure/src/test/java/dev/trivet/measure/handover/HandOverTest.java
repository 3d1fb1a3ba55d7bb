package dev.trivet.measure.handover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.handover.HandOver.HandedOver;
import dev.trivet.measure.handover.HandOver.Week;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Attempt;
import dev.trivet.shared.Digest;
import dev.trivet.testkit.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class HandOverTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T06:00:00Z");
  private static final int ROWS = 400;
  private static final int FEATURES = 6;
  private static final int CLASSES = 3;
  private static final long WEEKS = 52;
  private static final double FALSE_ALARMS = 0.2;

  /// What a week may have that the others have not.
  private record World(double shift, double errors, double robust) {
    static final World USUAL = new World(0, 0.1, 0.6);
  }

  private static Digest digest(long number) {
    return new Digest("sha256:%064x".formatted(number));
  }

  /// Rows of normal values; the label is drawn, and the answer is it but for some errors.
  private static Sketch sketch(RandomGenerator random, World world, Optional<Sketch> like) {
    float[] values = new float[ROWS * FEATURES];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() + (i % FEATURES == 2 ? world.shift() : 0));
    }
    int[] labels = random.ints(ROWS, 0, CLASSES).toArray();
    float[] logits = new float[ROWS * CLASSES];
    for (int i = 0; i < ROWS; i++) {
      int answer = random.nextDouble() < world.errors() ? random.nextInt(CLASSES) : labels[i];
      logits[i * CLASSES + answer] = (float) (1 + 2 * random.nextDouble());
    }
    long withstood = random.doubles(200).filter(d -> d < world.robust()).count();
    return Sketch.of(
            new Samples(values, ROWS, Shape.of(FEATURES)),
            Predictions.of(Output.LOGITS, logits, CLASSES),
            Optional.of(labels),
            like)
        .withstanding(List.of(new Tally("linf 0.1", withstood, 200)));
  }

  private static Week week(long number, Sketch sketch) {
    return new Week(
        MONDAY.plus(Duration.ofDays(7 * number)),
        digest(number),
        Optional.of(digest(number - 1)),
        List.of(),
        sketch);
  }

  private static Baseline begun(RandomGenerator random) {
    return HandOver.begin(
        week(1, sketch(random, World.USUAL, Optional.empty())), FALSE_ALARMS, WEEKS);
  }

  private static HandedOver next(Baseline before, RandomGenerator random, World world) {
    Sketch sketch = sketch(random, world, Optional.of(before.anchor()));
    return HandOver.on(before, digest(1_000 + before.number()), week(before.number() + 1, sketch))
        .get();
  }

  @Test
  void aYearInWhichNothingChangesRaisesAnAlarmAsSeldomAsPromised() {
    int[] years = new int[2];
    Seeds.forAll(
        60,
        random -> {
          Baseline last = begun(random);
          boolean alarm = false;
          while (last.number() < WEEKS) {
            HandedOver handed = next(last, random, World.USUAL);
            alarm |= !handed.alarms().isEmpty();
            last = handed.next();
          }
          years[0]++;
          years[1] += alarm ? 1 : 0;
        });
    assertThat(years[0]).isEqualTo(60);
    assertThat(years[1]).isLessThanOrEqualTo(21); // 12 at most expected; 21 or fewer in 99.7 of 100
  }

  @Test
  void whatChangesInOneWeekIsSaidInThatWeek() {
    Seeds.forAll(
        10,
        random -> {
          Baseline last = begun(random);
          for (int week = 2; week < 20; week++) {
            last = next(last, random, World.USUAL).next();
          }
          assertThat(subjects(next(last, random, new World(0.7, 0.1, 0.6)))).contains("inputs");
          assertThat(subjects(next(last, random, new World(0, 0.4, 0.6)))).contains("performance");
          assertThat(subjects(next(last, random, new World(0, 0.1, 0.3)))).contains("robustness");
        });
  }

  private static List<String> subjects(HandedOver handed) {
    return handed.alarms().stream().map(HandOver.Finding::subject).distinct().toList();
  }

  @Test
  void whatCreepsIsSeenAgainstTheFirstWeek() {
    RandomGenerator random = Seeds.random(5);
    Baseline last = begun(random);
    boolean seen = false;
    for (int week = 2; week <= 40 && !seen; week++) {
      HandedOver handed = next(last, random, new World(0.03 * week, 0.1, 0.6));
      seen =
          handed.alarms().stream()
              .anyMatch(
                  f -> f.against() == HandOver.Against.FIRST_WEEK && f.subject().equals("inputs"));
      last = handed.next();
    }
    assertThat(seen).isTrue();
  }

  @Test
  void everyWeekNamesAllWeeksBeforeIt() {
    RandomGenerator random = Seeds.random(6);
    Baseline first = begun(random);
    Baseline third = next(next(first, random, World.USUAL).next(), random, World.USUAL).next();
    assertThat(third.number()).isEqualTo(3);
    assertThat(third.earlier()).containsExactly(digest(1_001), digest(1_002));
    assertThat(third.predecessor()).contains(digest(1_002));
    assertThat(third.anchor()).isEqualTo(first.week());
  }

  @Test
  void aWeekThatDoesNotFitItsPlaceIsRefused() {
    RandomGenerator random = Seeds.random(7);
    Baseline first = begun(random);
    Sketch sketch = sketch(random, World.USUAL, Optional.of(first.week()));
    assertThat(refusal(first, week(1, sketch))).contains("not after the one before");
    assertThat(refusal(first, week(9, sketch))).contains("not the model of the week before");
    Sketch other =
        new Sketch(
            sketch.inputs().subList(0, 3),
            sketch.predicted(),
            sketch.confidence(),
            List.of(),
            List.of());
    assertThat(refusal(first, week(2, other))).contains("other inputs");
    var only = HandOver.begin(week(1, sketch), 0.05, 1);
    assertThat(refusal(only, week(2, sketch))).contains("are over");
  }

  @Test
  void aWeekIsFoundAgainWhatItWasFoundToBe() {
    RandomGenerator random = Seeds.random(8);
    Baseline second = next(begun(random), random, World.USUAL).next();
    HandedOver third = next(second, random, new World(0.7, 0.1, 0.6));
    assertThat(HandOver.again(second, third.next())).contains(third.findings());
  }

  @Test
  void countsBetweenOtherEdgesAreNotHeldAgainstEachOther() {
    RandomGenerator random = Seeds.random(9);
    Baseline first = begun(random);
    Sketch edgesOfItsOwn = sketch(random, World.USUAL, Optional.empty());
    assertThat(refusal(first, week(2, edgesOfItsOwn))).contains("other inputs");
    var alone = HandOver.begin(week(1, edgesOfItsOwn), FALSE_ALARMS, WEEKS);
    assertThat(HandOver.again(first, alone)).isEmpty();
  }

  @Test
  void aWeekWithMoreFeaturesIsRefusedAndBreaksNothing() {
    RandomGenerator random = Seeds.random(10);
    Baseline first = begun(random);
    Sketch wider =
        Sketch.of(
            new Samples(new float[2 * (FEATURES + 1)], 2, Shape.of(FEATURES + 1)),
            Predictions.of(Output.LOGITS, new float[2 * CLASSES], CLASSES),
            Optional.empty(),
            Optional.of(first.week()));
    assertThat(refusal(first, week(2, wider))).contains("other inputs");
  }

  private static String refusal(Baseline before, Week week) {
    return switch (HandOver.on(before, digest(7), week)) {
      case Attempt.Of<HandedOver> handed -> throw new AssertionError("handed over: " + handed);
      case Attempt.Refused<HandedOver>(var problem) -> problem.what();
    };
  }
}
