package dev.trivet.measure.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.document.Problems;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.measure.handover.Baseline;
import dev.trivet.measure.handover.HandOver;
import dev.trivet.measure.handover.HandOver.HandedOver;
import dev.trivet.measure.handover.Histogram;
import dev.trivet.measure.handover.Sketch;
import dev.trivet.measure.handover.Tally;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineChainTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T06:00:00Z");

  @TempDir private Path folder = Path.of("");

  private static HandOver.Week week(long number, long right) {
    return new HandOver.Week(
        MONDAY.plus(Duration.ofDays(7 * number)),
        new Digest("sha256:%064x".formatted(number)),
        Optional.empty(),
        List.of(new Digest("sha256:%064x".formatted(100 + number))),
        new Sketch(
            List.of(new Histogram("feature 0", List.of(-0.5, 1.25), List.of(100L, 200L, 100L))),
            List.of(150L, 250L),
            Optional.empty(),
            List.of(new Tally("all", right, 400)),
            List.of()));
  }

  private static HandedOver next(Baseline before, long right) {
    return HandOver.on(before, BaselineChain.digest(before), week(before.number() + 1, right))
        .get();
  }

  @Test
  void whatWasWrittenIsReadBackEqualAndHasTheSameDigest() throws IOException {
    Baseline second = next(HandOver.begin(week(1, 380), 0.05, 52), 381).next();
    Path file = Files.writeString(folder.resolve("w2.json"), MeasurementFiles.text(second));
    var problems = new Problems();
    Baseline read = MeasurementFiles.readBaseline(file, problems).orElseThrow();
    assertThat(problems.sorted()).isEmpty();
    assertThat(read).isEqualTo(second);
    assertThat(BaselineChain.digest(read)).isEqualTo(BaselineChain.digest(second));
  }

  @Test
  void aWeekThatWasChangedOrIsMissingBreaksTheChain() {
    Baseline first = HandOver.begin(week(1, 380), 0.05, 52);
    Baseline second = next(first, 381).next();
    Baseline third = next(second, 379).next();
    assertThat(BaselineChain.broken(third, List.of(second, first))).isEmpty();
    Baseline better = HandOver.begin(week(1, 399), 0.05, 52);
    assertThat(BaselineChain.broken(third, List.of(better, second)))
        .containsExactly("week 1 is missing or was changed");
    assertThat(BaselineChain.broken(third, List.of(first)))
        .containsExactly("week 2 is missing or was changed");
  }

  @Test
  void theObservationSaysWhatChangedAndNamesBothDocuments() {
    Baseline first = HandOver.begin(week(1, 380), 0.05, 52);
    HandedOver worse = next(first, 250);
    var seen =
        ObserveHandOver.observation(
            worse, "trivet-measure test", new SystemId("spam-filter"), new ComponentId("model"));
    assertThat(seen.outcome()).contains("changed");
    assertThat(seen.detail().orElseThrow())
        .contains("performance against the week before: all: right 0.950")
        .contains(BaselineChain.digest(first).value())
        .contains(BaselineChain.digest(worse.next()).value());
    var same =
        ObserveHandOver.observation(
            next(first, 379), "trivet-measure test", new SystemId("a"), new ComponentId("b"));
    assertThat(same.outcome()).contains("unchanged");
  }
}
