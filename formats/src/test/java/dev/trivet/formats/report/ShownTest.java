package dev.trivet.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.posture.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How numbers, dates and names are written.
class ShownTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aDistanceIsSaidInWholeDays() {
    assertThat(Shown.distance(Instant.parse("2026-03-01T01:00:00Z"), NOW)).isEqualTo("today");
    assertThat(Shown.distance(Instant.parse("2026-02-28T11:00:00Z"), NOW)).isEqualTo("1 day ago");
    assertThat(Shown.distance(Instant.parse("2026-03-17T13:00:00Z"), NOW)).isEqualTo("in 16 days");
  }

  @Test
  void aNumberIsWrittenWithoutNeedlessDigits() {
    assertThat(Shown.number(3)).isEqualTo("3");
    assertThat(Shown.number(0.0310)).isEqualTo("0.031");
    assertThat(Shown.number(1e-7)).isEqualTo("0.0000001");
  }

  @Test
  void aLongNameIsCutBetweenCharacters() {
    assertThat(Shown.name("a".repeat(89) + "\uD83D\uDE00" + "b")).endsWith("a\u2026");
    assertThat(Shown.name("short")).isEqualTo("short");
  }

  @Test
  void theSegmentsOfABarFillItAndLeaveNothingOut() {
    Bar bar = Bar.of(Stream.of(Verdict.PROVEN, Verdict.FAILING, Verdict.PROVEN), Orders.VERDICTS);
    assertThat(bar.words()).isEqualTo("2 proven, 1 failing");
    assertThat(bar.segments().getLast().from()).isEqualTo("666.7");
    assertThat(bar.segments().stream().mapToDouble(Bar.Segment::width).sum())
        .isCloseTo(1000, org.assertj.core.data.Offset.offset(0.01));
  }

  @Test
  void aBarOfNothingIsEmpty() {
    assertThat(Bar.of(Stream.of(), Orders.VERDICTS).segments()).isEqualTo(List.of());
  }

  @Test
  void whatHidesOrTurnsTextNeverReachesThePage() {
    var out = new StringBuilder();
    new CleanOutput(out).writeContent("a\u202Eb\u0007c\u200Fd\ne");
    assertThat(out.toString()).isEqualTo("abcd\ne");
  }
}
