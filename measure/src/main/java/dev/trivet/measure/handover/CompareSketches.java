package dev.trivet.measure.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What changed between two weeks, subject by subject. Where a subject has many parts, the one that
/// moved most stands for it and pays for having been picked.
final class CompareSketches {
  private CompareSketches() {}

  /// @param detail the part that moved most, and how
  record Moved(String subject, String detail, double pValue) {}

  static List<Moved> of(Sketch before, Sketch now) {
    var moved = new ArrayList<Moved>();
    moved.add(inputs(before.inputs(), now.inputs()));
    moved.add(
        new Moved(
            "predictions",
            "classes answered " + before.predicted() + ", now " + now.predicted(),
            CountTests.sameShares(before.predicted(), now.predicted())));
    if (before.confidence().isPresent() && now.confidence().isPresent()) {
      List<Long> was = before.confidence().get().counts();
      List<Long> is = now.confidence().get().counts();
      moved.add(
          new Moved(
              "confidence",
              "tenths of the first week's confidence hold " + was + ", now " + is,
              CountTests.sameShares(was, is)));
    }
    if (!before.performance().isEmpty() && !now.performance().isEmpty()) {
      tallies("performance", before.performance().subList(0, 1), now.performance())
          .ifPresent(moved::add);
      tallies(
              "performance of a class",
              before.performance().subList(1, before.performance().size()),
              now.performance())
          .ifPresent(moved::add);
    }
    tallies("robustness", before.robustness(), now.robustness()).ifPresent(moved::add);
    return moved;
  }

  private static Moved inputs(List<Histogram> before, List<Histogram> now) {
    double least = 2;
    int worst = 0;
    for (int i = 0; i < before.size(); i++) {
      double p = CountTests.sameShares(before.get(i).counts(), now.get(i).counts());
      if (p < least) {
        least = p;
        worst = i;
      }
    }
    return new Moved(
        "inputs",
        "%s moved most of %d".formatted(before.get(worst).name(), before.size()),
        Math.min(1, least * before.size()));
  }

  private static Optional<Moved> tallies(String subject, List<Tally> before, List<Tally> now) {
    Optional<Moved> worst = Optional.empty();
    int compared = 0;
    for (Tally was : before) {
      Optional<Tally> is = now.stream().filter(t -> t.name().equals(was.name())).findFirst();
      if (is.isEmpty()) {
        continue;
      }
      compared++;
      double p = CountTests.sameShare(was, is.get());
      if (worst.isEmpty() || p < worst.get().pValue()) {
        String detail = "%s: right %s, now %s".formatted(was.name(), was.shown(), is.get().shown());
        worst = Optional.of(new Moved(subject, detail, p));
      }
    }
    int all = compared;
    return worst.map(w -> new Moved(w.subject(), w.detail(), Math.min(1, w.pValue() * all)));
  }
}
