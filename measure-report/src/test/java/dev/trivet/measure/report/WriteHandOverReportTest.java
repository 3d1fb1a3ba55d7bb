package dev.trivet.measure.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.handover.Baseline;
import dev.trivet.measure.handover.HandOver;
import dev.trivet.measure.handover.HandOver.HandedOver;
import dev.trivet.measure.handover.Histogram;
import dev.trivet.measure.handover.Sketch;
import dev.trivet.measure.handover.Tally;
import dev.trivet.shared.Digest;
import dev.trivet.testkit.Golden;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteHandOverReportTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T06:00:00Z");
  private static final String ABOUT = "radar <b>model";

  /// @param right of 400 answers
  private static HandOver.Week week(long number, long right) {
    return new HandOver.Week(
        MONDAY.plus(Duration.ofDays(7 * number)),
        new Digest("sha256:%064x".formatted(number)),
        Optional.empty(),
        List.of(new Digest("sha256:%064x".formatted(100 + number))),
        new Sketch(
            List.of(
                new Histogram("feature 0", List.of(-0.5, 1.25), List.of(100L, 200L, 100L)),
                new Histogram("feature 1", List.of(0.5), List.of(200L - number, 200L + number))),
            List.of(150L, 250L),
            Optional.of(new Histogram("confidence", List.of(0.6, 0.9), List.of(90L, 210L, 100L))),
            List.of(
                new Tally("all", right, 400),
                new Tally("class 0", right - 240, 150),
                new Tally("class 1", 240, 250)),
            List.of(new Tally("linf 0.1", 120, 200))));
  }

  private static HandedOver next(Baseline before, long right) {
    return HandOver.on(before, BaselineChain.digest(before), week(before.number() + 1, right))
        .get();
  }

  /// Weeks with as many right answers as given, of which the last is handed over.
  private static HandedOver handed(List<Baseline> weeks, long... right) {
    weeks.add(HandOver.begin(week(1, right[0]), 0.05, 26));
    for (int i = 1; i < right.length - 1; i++) {
      weeks.add(next(weeks.getLast(), right[i]).next());
    }
    return next(weeks.getLast(), right[right.length - 1]);
  }

  @Test
  void thePageSaysWhatChangedAndDrawsEveryWeek() {
    var weeks = new ArrayList<Baseline>();
    HandedOver worse = handed(weeks, 380, 381, 379, 382, 320);
    String page = WriteHandOverReport.page(ABOUT, worse, weeks.getLast(), weeks);
    Golden.matches("handover.html", page);
    assertThat(page).contains("explains: performance of a class, performance.", "alarm line");
    assertThat(page).contains("0.0080 of 0.05, after 4 of 25 comparisons");
    for (Baseline week : weeks) {
      assertThat(page).contains(week.model().value(), BaselineChain.digest(week).value());
    }
  }

  @Test
  void aWeekLikeTheOthersIsSaidToBeAsBefore() {
    var weeks = new ArrayList<Baseline>();
    HandedOver same = handed(weeks, 380, 381, 379);
    String page = WriteHandOverReport.page(ABOUT, same, weeks.getLast(), weeks);
    assertThat(page)
        .contains("Nothing changed more than chance explains.")
        .doesNotContain("<td class=\"missing\">changed");
  }

  @Test
  void whatIsNotAtHandIsSaidAndNotDrawn() {
    var weeks = new ArrayList<Baseline>();
    HandedOver same = handed(weeks, 380, 381, 379, 382);
    Baseline forged = HandOver.begin(week(1, 390), 0.05, 26);
    String page = WriteHandOverReport.page(ABOUT, same, weeks.getLast(), List.of(forged));
    assertThat(page).containsOnlyOnce(BaselineChain.digest(weeks.get(0)).value());
    assertThat(page.split("its document is not at hand", -1)).hasSize(3);
    assertThat(page).doesNotContain(BaselineChain.digest(forged).value());
  }

  @Test
  void theSecondWeekHasOneWeekBeforeIt() {
    var weeks = new ArrayList<Baseline>();
    HandedOver second = handed(weeks, 380, 381);
    String page = WriteHandOverReport.page(ABOUT, second, weeks.getLast(), List.of());
    assertThat(page).contains("The first week is the week before.", "weeks-changed");
  }

  @Test
  void whatIsTextStaysTextAndThePageNeedsNothingButItself() {
    var weeks = new ArrayList<Baseline>();
    HandedOver same = handed(weeks, 380, 381, 379);
    String page = WriteHandOverReport.page(ABOUT, same, weeks.getLast(), weeks);
    assertThat(page).doesNotContain("<script").doesNotContain("src=").doesNotContain("<b>");
    assertThat(page).contains("default-src &#39;none&#39;").contains("radar &lt;b&gt;model");
  }
}
