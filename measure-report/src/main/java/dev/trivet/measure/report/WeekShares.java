package dev.trivet.measure.report;

import dev.trivet.measure.handover.Histogram;
import dev.trivet.measure.handover.Sketch;
import dev.trivet.measure.handover.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The shares a sketch keeps, of three weeks side by side.
final class WeekShares {
  static final int MOST_CLASSES = 20;

  private WeekShares() {}

  /// @param first and the others: a share with its interval; empty where the week has none
  record Row(String what, String first, String before, String now) {}

  static List<Row> of(Sketch first, Sketch before, Sketch now) {
    var rows = new ArrayList<Row>();
    rows(
        "accuracy, ",
        first.performance(),
        before.performance(),
        shortened(now.performance()),
        rows);
    rows("withstood ", first.robustness(), before.robustness(), shortened(now.robustness()), rows);
    now.confidence()
        .filter(h -> !h.edges().isEmpty())
        .ifPresent(h ->
            rows.add(
                new Row(
                    "confidence of %s or more".formatted(Shown.number(h.edges().get(middle(h)))),
                    first.confidence().map(WeekShares::upper).orElse(""),
                    before.confidence().map(WeekShares::upper).orElse(""),
                    upper(h))));
    rows(
        "answered ",
        answers(first.predicted()),
        answers(before.predicted()),
        shortened(answers(now.predicted())),
        rows);
    return rows;
  }

  /// All classes together come first.
  private static List<Tally> shortened(List<Tally> tallies) {
    return tallies.subList(0, Math.min(MOST_CLASSES + 1, tallies.size()));
  }

  private static void rows(
      String what, List<Tally> first, List<Tally> before, List<Tally> now, List<Row> rows) {
    for (Tally tally : now) {
      rows.add(
          new Row(
              what + tally.name(),
              find(first, tally.name()),
              find(before, tally.name()),
              tally.shown()));
    }
  }

  private static String find(List<Tally> tallies, String name) {
    Optional<Tally> found = tallies.stream().filter(t -> t.name().equals(name)).findFirst();
    return found.map(Tally::shown).orElse("");
  }

  private static List<Tally> answers(List<Long> predicted) {
    long all = sum(predicted);
    var tallies = new ArrayList<Tally>();
    for (int c = 0; c < Math.min(MOST_CLASSES, predicted.size()); c++) {
      tallies.add(new Tally("class " + c, predicted.get(c), all));
    }
    return tallies;
  }

  private static int middle(Histogram histogram) {
    return histogram.edges().size() / 2;
  }

  private static String upper(Histogram histogram) {
    List<Long> counts = histogram.counts();
    long above = sum(counts.subList(middle(histogram) + 1, counts.size()));
    return new Tally(histogram.name(), above, sum(counts)).shown();
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(c -> c).sum();
  }
}
